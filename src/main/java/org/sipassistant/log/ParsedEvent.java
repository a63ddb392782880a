// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * An event whose SIP another program has already parsed: tshark, Packetbeat, Zeek, Suricata or Homer. It is recognised by
 * its shape. Where the event keeps the raw message, that is read; otherwise a message is rebuilt from the fields.
 *
 * @param format which program's event it is: {@code hep-json}, {@code packetbeat}, {@code suricata-eve},
 *     {@code tshark-ek}, {@code zeek-sip}
 * @param messages in their order; a row of Zeek holds a request and its last response. Their positions are none of a log
 * @param rawFields the paths of the fields that hold a raw message, with all that is secret in it
 */
public record ParsedEvent(String format, List<LoggedMessage> messages, List<String> rawFields) {

    private static final List<ParsedShape> SHAPES =
            List.of(new HepShape(), new TsharkShape(), new PacketbeatShape(), new SuricataShape(), new ZeekShape());

    private static final String EVENT = "event";
    private static final String PACKETS = "layers";

    /** The names in a document of which every event has one. */
    private static final Set<String> MARKS = marks();

    public ParsedEvent {
        messages = List.copyOf(messages);
        rawFields = List.copyOf(rawFields);
    }

    /** Reads a document; empty where it has none of the shapes or holds no SIP. Never throws. */
    public static Optional<ParsedEvent> read(Map<String, Object> document) {
        if (!isMarked(document)) {
            return Optional.empty();
        }
        ParsedDocument fields = new ParsedDocument(document);
        for (ParsedShape shape : SHAPES) {
            Optional<ParsedEvent> event = shape.read(fields);
            if (event.isPresent() && !event.get().messages().isEmpty()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a document has the field in which tshark keeps packets. One look, for documents of which the text tells nothing.
     */
    public static boolean mayKeepPacket(Map<String, Object> document) {
        return document.get(PACKETS) != null;
    }

    /** Whether a field is the one that {@link #mayKeepPacket} asks for. */
    public static boolean isOfPackets(String name) {
        return name.equals(PACKETS);
    }

    private static boolean isMarked(Map<String, Object> document) {
        for (Map.Entry<String, Object> field : document.entrySet()) {
            if (isMark(field.getKey(), field.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field at the top of a document is one of those of which every such event has one. */
    public static boolean isMark(String name, @Nullable Object value) {
        return MARKS.contains(name) && value != null && !(name.equals(EVENT) && isOfOthers(value));
    }

    /** Most documents have an object of that name, and few are those of SIP. */
    private static boolean isOfOthers(Object event) {
        return event instanceof Map<?, ?> fields
                && (fields.get("dataset") == null
                        || fields.get("dataset") instanceof String dataset && !dataset.endsWith("sip"));
    }

    /** The paths of the shapes, and each of their beginnings: a document may nest objects or spell paths with dots. */
    private static Set<String> marks() {
        // never changed, and faster to ask than a set that cannot be
        Set<String> marks = new HashSet<>();
        for (ParsedShape shape : SHAPES) {
            for (String path : shape.marks()) {
                marks.add(path);
                for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                    marks.add(path.substring(0, dot));
                }
            }
        }
        return marks;
    }

    /** The event of one text, raw or rebuilt. */
    static ParsedEvent of(String format, String text, PacketFlow flow, List<String> rawFields) {
        return new ParsedEvent(format, messages(format, text, flow), rawFields);
    }

    static List<LoggedMessage> messages(String format, String text, PacketFlow flow) {
        List<LoggedMessage> messages = new ArrayList<>(1);
        for (SipMessage message : Recogniser.standard().recognise(text).messages()) {
            messages.add(new LoggedMessage(message, flow.context(format), false));
        }
        return messages;
    }
}
