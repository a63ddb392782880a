// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"b\":1,\"a\":[true,false,null,{\"c\":\"\"}]}",
                "{\"n\":[0,-1,9223372036854775807,123456789012345678901234567890,1.5,1.50,0.1,-0.0,1.7976931348623157E308]}",
                "{\"t\":\"\\\"\\\\\\n\\u0001 äöü € \\uD83D\\uDE00, half a one: \\uD83D\"}"
            })
    void writesBackWhatItReads(String json) throws IOException {
        assertEquals(json, new String(JsonText.line(JsonText.object(utf8(json))), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "[]",
                "null",
                "{",
                "{\"a\":1,}",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{} x"
            })
    void refusesWhatIsNoObject(String json) {
        assertThrows(IOException.class, () -> JsonText.object(utf8(json)));
    }

    @Test
    void writesNothingForAPersonThatATerminalActsOn() throws IOException {
        Map<String, Object> object = Map.of("t", "ä\u001b[31m\u009b\u007f\u202e\u2028\ufeff");
        byte[] page = JsonText.page(object);
        assertEquals(
                "{\n  \"t\" : \"ä\\u001B[31m\\u009b\\u007F\\u202e\\u2028\\ufeff\"\n}\n",
                new String(page, StandardCharsets.UTF_8));
        assertEquals(object, JsonText.object(page));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin1 = "{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(IOException.class, () -> JsonText.object(latin1));
    }

    @Test
    void refusesWhatNestsWithoutEnd() {
        String bomb = "{\"a\":".repeat(100_000);
        assertThrows(IOException.class, () -> JsonText.object(utf8(bomb)));
    }

    @Test
    void readsYamlAsTheEnginesDo() {
        String yaml = "id: 486\nsure: 0.95\nfinal: true\nlist: [a, 'b: c']\ntext: >-\n  one\n  two\n";
        assertEquals(
                Map.of("id", 486, "sure", 0.95, "final", true, "list", List.of("a", "b: c"), "text", "one two"),
                JsonText.yaml(new ByteArrayInputStream(utf8(yaml))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
