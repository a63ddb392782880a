// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticsearch.xcontent.XContentParseException;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;
import org.sipassistant.inventory.InventoryLine;

/** Reads YAML with the engine's own parser, so that the zip needs none. */
final class YamlReader {
    private YamlReader() {}

    static Map<String, Object> read(InputStream yaml) {
        try (XContentParser parser = parser(yaml)) {
            return parser.map();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a list of mappings, each with the line it begins in; none in a file without content. */
    static List<InventoryLine> lines(InputStream yaml) throws IOException {
        List<InventoryLine> lines = new ArrayList<>();
        try (XContentParser parser = parser(yaml)) {
            XContentParser.Token token = parser.nextToken();
            if (token == null || token == XContentParser.Token.VALUE_NULL) {
                return lines;
            }
            require(token == XContentParser.Token.START_ARRAY, parser);
            while (parser.nextToken() != XContentParser.Token.END_ARRAY) {
                require(parser.currentToken() == XContentParser.Token.START_OBJECT, parser);
                lines.add(new InventoryLine(parser.getTokenLocation().lineNumber(), parser.map()));
            }
        }
        return lines;
    }

    private static XContentParser parser(InputStream yaml) throws IOException {
        return XContentType.YAML.xContent().createParser(XContentParserConfiguration.EMPTY, yaml);
    }

    private static void require(boolean expected, XContentParser parser) {
        if (!expected) {
            throw new XContentParseException(
                    parser.getTokenLocation(), "the file is not a list of entries such as - { name: ..., role: ... }");
        }
    }
}
