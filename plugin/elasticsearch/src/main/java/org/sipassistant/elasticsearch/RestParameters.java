// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.rest.RestRequest;
import org.sipassistant.endpoint.Parameters;

/** What stands in the URL and in the body of a request; what both say must be the same. */
final class RestParameters {

    private RestParameters() {}

    /** @param known what may stand in the URL; the engine refuses anything else */
    static Map<String, Object> of(RestRequest request, Set<String> known) throws IOException {
        Parameters.refuseRepeated(request.uri());
        Map<String, Object> parameters = new HashMap<>(RequestBody.of(request));
        for (String name : known) {
            if (request.hasParam(name)) {
                String value = request.param(name);
                Parameters.refuseOther(name, value, parameters.get(name));
                parameters.put(name, value);
            }
        }
        return parameters;
    }
}
