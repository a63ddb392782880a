// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.sipassistant.knowledge.TestYaml;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/** What the readers promise of any text whatever. */
final class Promises {
    private static final List<String> IMPLIED = List.of("method", LogEvent.SIDE);
    private static final Instant NEAR = Instant.parse("2026-03-17T08:05:00Z");

    private final LogReader logs = LogReader.load(TestYaml::read);
    private final EventBook events = EventBook.load(TestYaml::read);

    void check(String text) {
        List<SipMessage> messages = Recogniser.standard().recognise(text).messages();
        int before = 0;
        for (SipMessage message : messages) {
            assertTrue(message.start() >= before, "messages follow each other");
            assertTrue(message.end() >= message.start(), "a message ends behind its start");
            assertTrue(message.end() <= text.length(), "a message ends in the text");
            before = message.start();
            readAll(message);
        }
        for (LoggedMessage logged : logs.read(text, NEAR, ZoneOffset.UTC)) {
            readAll(logged.message());
            assertNotNull(logged.context().toString());
        }
        assertEquals(told(text), told(text), "reading twice tells the same");
        for (LogEvent event : events.find(text)) {
            assertTrue(event.start() >= 0 && event.start() <= text.length(), "an event begins in the text");
            assertTrue(text.startsWith(
                    event.line().strip(), text.indexOf(event.line().strip(), event.start())));
            assertTrue(event.line().indexOf('\n') < 0, "an event is one line");
            event.fields()
                    .forEach((name, value) ->
                            // a wording may say which request or side it is about without naming it
                            assertTrue(IMPLIED.contains(name) || event.line().contains(value), name));
        }
    }

    private String told(String text) {
        StringBuilder told = new StringBuilder();
        for (LoggedMessage logged : logs.read(text, NEAR, ZoneOffset.UTC)) {
            told.append(logged.message().startLine())
                    .append(logged.message().part())
                    .append(logged.context())
                    .append('\n');
        }
        return told.append(events.find(text)).toString();
    }

    /** Asks a message everything it can be asked without a parameter, and for every header. */
    private static void readAll(SipMessage message) {
        for (Method method : SipMessage.class.getMethods()) {
            boolean question = method.getParameterCount() == 0
                    && method.getDeclaringClass() == SipMessage.class
                    && !Modifier.isStatic(method.getModifiers());
            if (question) {
                assertNotNull(ask(message, method), method.getName());
            }
        }
        for (Header header : Header.values()) {
            assertNotNull(message.headers(header));
            assertNotNull(message.number(header));
            assertNotNull(message.addresses(header));
            message.spans(header)
                    .forEach(span -> assertTrue(span.toString().length() > 0
                            && message.header(header).isPresent()));
        }
        assertEquals(Optional.empty(), message.header("X-No-Such-Header-In-Any-Piece"));
    }

    private static Object ask(SipMessage message, Method method) {
        try {
            return String.valueOf(method.invoke(message));
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.getName() + " of " + message.startLine(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
