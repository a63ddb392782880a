// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Spells in JSON for a person what a terminal would act on, or what would show a text in another order than it has: controls,
 * also those beyond ASCII, and signs of format. It means the same.
 */
final class VisibleText extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int DELETE = 127;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                new SerializedString("\\u" + HexFormat.of().toHexDigits((char) c));
            default -> null;
        };
    }
}
