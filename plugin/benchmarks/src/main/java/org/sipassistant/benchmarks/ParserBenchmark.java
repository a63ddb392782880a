// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.pkts.packet.sip.SipParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * A message taken apart, by us and by the two parsers in Java that applications use. What a log holds is a string, so
 * the bytes that the others want are part of what they cost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParserBenchmark {

    private final Texts texts = new Texts(Corpus.messages(Texts.COUNT, Corpus.SEED));
    private final Recogniser recogniser = Recogniser.standard();
    private final StringMsgParser jain = new StringMsgParser();

    /** JAIN-SIP parses every header. */
    @Benchmark
    public SIPMessage jainSip() throws ParseException {
        return jain.parseSIPMessage(texts.next().getBytes(StandardCharsets.UTF_8), true, false, null);
    }

    /** pkts.io frames every header and parses those that route a message. */
    @Benchmark
    public io.pkts.packet.sip.SipMessage pktsSip() throws SipParseException, IOException {
        return io.pkts.packet.sip.SipMessage.frame(texts.next());
    }

    /** Ours frames every header. */
    @Benchmark
    public SipMessage frame() {
        return recogniser.recognise(texts.next()).messages().getFirst();
    }

    /** Ours, asked for the headers that every message must have and for what is wrong with it. */
    @Benchmark
    public SipMessage parse(Blackhole hole) {
        SipMessage message = recogniser.recognise(texts.next()).messages().getFirst();
        hole.consume(message.startLine());
        hole.consume(message.callId());
        hole.consume(message.cseq());
        hole.consume(message.from());
        hole.consume(message.to());
        hole.consume(message.vias());
        hole.consume(message.contacts());
        hole.consume(message.problems());
        return message;
    }
}
