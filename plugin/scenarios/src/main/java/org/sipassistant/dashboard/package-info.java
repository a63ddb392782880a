// SPDX-License-Identifier: Apache-2.0
/**
 * The dashboards as files that the products import. Their sources stand in the folder {@code dashboards} of the project, one
 * saved object per file, with everything the products want as a text of JSON written as JSON, and Vega specs in files of
 * their own; a bundle is made of them for each product.
 */
@NullMarked
package org.sipassistant.dashboard;

import org.jspecify.annotations.NullMarked;
