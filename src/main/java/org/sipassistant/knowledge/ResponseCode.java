// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of {@code knowledge/responses}: a response code, its texts, the methods for which they differ, the headers in
 * which it says more, and what products mean by the code when they make it themselves.
 */
public record ResponseCode(
        int code,
        String phrase,
        List<String> aliases,
        boolean registered,
        String rfc,
        MeaningText text,
        MeaningText unknown,
        Map<String, MeaningText> methods,
        List<NamedHeader> names,
        Map<String, String> products) {

    static ResponseCode read(Section section) {
        int code = section.number("code");
        if (!section.file().endsWith("/" + code + ".yml")) {
            throw section.problem("code", "[" + code + "] must be the name of the file");
        }
        MeaningText text = MeaningText.read(section);
        Map<String, MeaningText> methods = new LinkedHashMap<>();
        Section perMethod = section.section("methods");
        for (String method : perMethod.keys()) {
            methods.put(method, text.override(perMethod.section(method)));
        }
        Map<String, String> products = new LinkedHashMap<>();
        Section perProduct = section.section("products");
        for (String product : perProduct.keys()) {
            products.put(product, perProduct.text(product));
        }
        ResponseCode read = new ResponseCode(
                code,
                section.text("phrase"),
                section.texts("aliases"),
                section.flag("registered", true),
                section.text("rfc"),
                text,
                text.override(section.section("unknown")),
                Map.copyOf(methods),
                section.sections("names").stream().map(NamedHeader::read).toList(),
                Map.copyOf(products));
        section.done();
        return read;
    }

    /** The meaning for a request of this method, or the general one where the method changes nothing. */
    public CodeMeaning meaning(String method) {
        return new CodeMeaning(
                code, phrase, rfc, registered, Optional.empty(), methods.getOrDefault(method, text), names);
    }
}
