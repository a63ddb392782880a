// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactObjectTest {

    @Test
    void keepsTheOrderInWhichFieldsWereWritten() {
        CompactObject object = object("type", "code", "status");
        assertEquals(List.of("type", "code", "status"), List.copyOf(object.keySet()));
        assertEquals(Map.of("type", 0, "code", 1, "status", 2), object);
        assertEquals("{type=0, code=1, status=2}", object.toString());
    }

    @Test
    void takesAllFieldsOfAnotherAndLeavesItAsItIs() {
        CompactObject other = object("code", "class");
        CompactObject object = object("type");
        object.addAll(other);
        object.put("code", "486");
        assertEquals(List.of("type", "code", "class"), List.copyOf(object.keySet()));
        assertEquals(0, other.get("code"));
    }

    /** Whatever a processor behind ours does with it, it is the same as with any other map. */
    @Test
    void changesLikeAnyMapHoweverManyFieldsItHas() {
        Random dice = new Random(5060);
        CompactObject object = new CompactObject(1);
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "field" + dice.nextInt(i < 10_000 ? 60 : 200);
            switch (dice.nextInt(5)) {
                case 0, 1 -> assertEquals(expected.put(name, i), object.put(name, i));
                case 2 -> assertEquals(expected.remove(name), object.remove(name));
                case 3 -> assertEquals(expected.get(name), object.get(name));
                default -> assertEquals(expected.containsKey(name), object.containsKey(name));
            }
            assertEquals(expected.size(), object.size());
        }
        assertEquals(expected, object);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(object.keySet()));
        assertTrue(expected.size() > 100);
        object.clear();
        assertTrue(object.isEmpty());
    }

    @Test
    void changesWhileItIsWalkedOver() {
        CompactObject object = object("a", "b", "c");
        Iterator<Map.Entry<String, Object>> fields = object.entrySet().iterator();
        assertEquals(0, fields.next().setValue("first"));
        fields.next();
        fields.remove();
        assertEquals("c", fields.next().getKey());
        assertFalse(fields.hasNext());
        assertThrows(NoSuchElementException.class, fields::next);
        assertEquals(Map.of("a", "first", "c", 2), object);
        object.values().remove(2);
        assertEquals(Map.of("a", "first"), object);
        assertNull(object.get(null));
    }

    private static CompactObject object(String... names) {
        CompactObject object = new CompactObject(1);
        for (int i = 0; i < names.length; i++) {
            object.add(names[i], i);
        }
        return object;
    }
}
