// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files of one language, as they lie beside this class. */
final class Texts {
    static final String ENGLISH = "en";

    private Texts() {}

    static Properties read(String name, String language) {
        Properties texts = new Properties();
        String file = name + "_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource [" + file + "] is missing");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
