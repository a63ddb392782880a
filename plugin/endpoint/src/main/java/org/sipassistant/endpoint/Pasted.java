// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.pasted.Decoration;
import org.sipassistant.endpoint.pasted.DescriptionAlone;
import org.sipassistant.endpoint.pasted.FirstLines;
import org.sipassistant.endpoint.pasted.JsonPaste;
import org.sipassistant.endpoint.pasted.Lines;
import org.sipassistant.endpoint.pasted.ManagerEvents;
import org.sipassistant.endpoint.pasted.Markup;
import org.sipassistant.endpoint.pasted.RecordRows;
import org.sipassistant.endpoint.question.Typed;
import org.sipassistant.message.SipMessage;

/**
 * A paste that was read: its events as if they had been found in an index, the rest as the text of a log.
 *
 * @param text what is no event, as it was read
 * @param messages those of this text
 * @param missing what the paste leaves out, in sentences
 * @param loneHeaders whether there are headers that do not tell their first line
 */
record Pasted(String text, List<SipMessage> messages, List<String> missing, boolean loneHeaders) {
    /** Events that name no log are lines of the one that was pasted. */
    private static final Map<String, Object> LOG = Map.of("log.file.path", "pasted");

    Pasted {
        messages = List.copyOf(messages);
        missing = List.copyOf(missing);
    }

    /**
     * Reads a paste.
     *
     * @param now for dates without a year and times without a date
     */
    static Pasted read(String text, MessageReader reader, Instant now) {
        String plain = PastedText.plain(Typed.plain(Markup.shown(text)));
        JsonPaste json = JsonPaste.of(plain, time -> reader.time(time, now), reader.records());
        if (!json.documents().isEmpty()) {
            LineJoiner.join(hits(json.documents())).forEach(reader::readPasted);
            if (!reader.messages().isEmpty() || !reader.events().isEmpty()) {
                return of(Decoration.without(json.rest()), reader, now);
            }
        }
        String undecorated = Decoration.without(plain);
        Pasted pasted = of(undecorated, reader, now);
        if (!reader.messages().isEmpty() || !reader.events().isEmpty()) {
            return pasted;
        }
        String bare = PastedText.withoutPrefix(undecorated);
        return bare.equals(undecorated) ? pasted : ofMessages(bare, pasted, reader, now);
    }

    /** Its words are not read again: without what stands before them they may be about anything. */
    private static Pasted ofMessages(String text, Pasted pasted, MessageReader reader, Instant now) {
        FirstLines.Restored lines = FirstLines.ofPaste(text);
        reader.readMessages(lines.text(), now);
        return reader.messages().isEmpty()
                ? pasted
                : new Pasted(lines.text(), reader.texts(), lines.missing(), lines.loneHeaders());
    }

    private static Pasted of(String text, MessageReader reader, Instant now) {
        RecordRows rows = RecordRows.of(ManagerEvents.asLogLines(text), reader.records());
        rows.found().forEach(record -> reader.read(record, now));
        int before = reader.texts().size();
        FirstLines.Restored lines = FirstLines.ofPaste(
                Lines.restored(rows.rest(), line -> reader.time(line, now).isPresent()));
        String messages = KeyedLines.asMessages(AnsweredLines.asMessages(
                ArrowLines.asMessages(DrawnLadder.asMessages(PacketList.asMessages(lines.text())))));
        if (DescriptionAlone.isNothingElse(messages)) {
            reader.readMessages(messages, now);
        } else {
            reader.read(messages, now);
        }
        List<SipMessage> all = reader.texts();
        List<String> missing = new ArrayList<>(reader.missing(callId -> true));
        missing.addAll(lines.missing());
        return new Pasted(messages, all.subList(before, all.size()), missing, lines.loneHeaders());
    }

    private static List<Hit> hits(List<Map<String, Object>> documents) {
        List<Hit> hits = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            Hit hit = new Hit(document);
            if (LogStream.of(hit).isEmpty()) {
                Map<String, Object> source = new LinkedHashMap<>(hit.source());
                source.putAll(LOG);
                Map<String, Object> named = new LinkedHashMap<>(document);
                named.put("_source", source);
                hit = new Hit(named);
            }
            hits.add(hit);
        }
        return hits;
    }
}
