// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;
import java.util.Optional;

/** How much of its indices a search has read. */
public final class Shards {
    private Shards() {}

    /**
     * The number of shards that did not answer. One that no node holds is not among those that OpenSearch calls failed; it
     * is missing among the successful.
     *
     * @param response of a search
     */
    public static int unread(Map<String, Object> response) {
        Map<String, Object> shards = Json.map(response, "_shards");
        int failed = shards.get("failed") instanceof Number number ? number.intValue() : 0;
        return shards.get("total") instanceof Number total && shards.get("successful") instanceof Number successful
                ? Math.max(failed, total.intValue() - successful.intValue())
                : failed;
    }

    /** Why the first of them did not, in the engine's words, behind the name of its index. */
    public static Optional<String> reason(Map<String, Object> response) {
        return Json.list(Json.map(response, "_shards"), "failures").stream()
                .map(Json::asMap)
                .filter(failure -> Json.at(failure, "reason.reason") instanceof String)
                .map(failure -> (failure.get("index") instanceof String index ? "[" + index + "] " : "")
                        + Json.at(failure, "reason.reason"))
                .findFirst();
    }

    /** The number of remote clusters that could not be asked, and may be left out. */
    public static int skippedClusters(Map<String, Object> response) {
        return Json.map(response, "_clusters").get("skipped") instanceof Number skipped ? skipped.intValue() : 0;
    }
}
