// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

/** Where a message is stored, so that every sentence about it can be checked. */
public record DocumentId(String index, String id) {}
