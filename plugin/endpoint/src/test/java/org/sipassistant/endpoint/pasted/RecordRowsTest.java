// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.endpoint.Experts;

class RecordRowsTest {
    private static RecordRows rows(String text) {
        return RecordRows.of(text, Experts.expertise().events().records());
    }

    private static List<String> codes(String text) {
        return rows(text).found().stream()
                .map(event -> event.fields().getOrDefault("call_id", "")
                        + ' '
                        + Stream.of("code", "q850", "cause_name")
                                .flatMap(name -> event.fields().containsKey(name)
                                        ? Stream.of(event.fields().get(name))
                                        : Stream.empty())
                                .findFirst()
                                .orElse(event.says()))
                .toList();
    }

    @Test
    void rowsOfAFileOfValuesHaveTheNamesOfItsFirstLine() {
        assertEquals(List.of("42.1 call-refused", "42.2 answered"), codes("""
            calldate,clid,src,dst,billsec,disposition,uniqueid
            2026-03-17 10:47:15,"Anna, ""A"" <1001>",1001,000049301111,0,FAILED,42.1
            2026-03-17 10:49:15,"Anna" <1001>,1001,1003,60,ANSWERED,42.2
            """));
        assertEquals(List.of("4711 38"), codes("""
            "globalCallID_callId","dateTimeOrigination","callingPartyNumber","origCause_value","finalCalledPartyNumber","destCause_value"
            INTEGER,INTEGER,VARCHAR(50),INTEGER,VARCHAR(50),INTEGER
            4711,1773741635,"2001",0,"90302312501",38
            """));
    }

    @Test
    void aTableOfOtherThingsStaysWithItsHead() {
        String mails = """
            date,uuid,from,to,disposition
            2026-03-17,m1,carol@example.org,bob@example.net,REJECTED
            2026-03-17,m2,carol@example.org,bob@example.net,REJECTED

            what follows
            """;
        assertEquals(mails, rows(mails).rest());
        String headAlone = "| callid | caller | callee | sip_code |\n|---|---|---|---|\n";
        assertEquals(headAlone, rows(headAlone).rest());
    }

    @Test
    void tablesOfConsolesAndTicketsAreSuchRows() {
        assertEquals(List.of("a84b@h1 404", "a84b@h2 486"), codes("""
             call_id  | from_user | to_user | sip_code | sip_reason
            ----------+-----------+---------+----------+------------
             a84b@h1  | 1001      | 1002    | 404      | Not Found
             a84b@h2  | 1001      | 1003    | 486      | Busy here
            (2 rows)
            """));
        assertEquals(List.of("k1 503"), codes("""
            | callid | caller | callee | sip_code |
            |---|---|---|---|
            | k1 | 1001 | 1002 | 503 |
            """));
    }

    @Test
    void pairsAndElementsAreRecordsToo() {
        assertEquals(
                List.of("k7@edge 480"),
                codes("Mar 17 10:47:15 edge opensips[812]: ACC: call missed: created=1710672435;method=INVITE;"
                        + "from_tag=7a;call_id=k7@edge;code=480;reason=Temporarily Unavailable;src_user=1004\n"));
        assertEquals(List.of("k1@pbx USER_NOT_REGISTERED"), codes("""
            <?xml version="1.0"?>
            <cdr core-uuid="3f"><variables><sip_call_id>k1%40pbx</sip_call_id><sip_from_user>1004</sip_from_user>
            <hangup_cause>USER_NOT_REGISTERED</hangup_cause><hangup_cause_q850>0</hangup_cause_q850></variables></cdr>
            """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,c\n1,2,3\n",
                "time|level|message\n10:00|INFO|call 1001 failed\n",
                "12:00:00 INFO a=1;b=2;c=3;d=4\n",
                "INVITE sip:1002@h SIP/2.0\nVia: SIP/2.0/UDP h;branch=z9hG4bK1;rport=5060;received=192.0.2.1;x=y\n"
            })
    void leavesOtherTextsAlone(String text) {
        assertEquals(text, rows(text).rest());
    }

    @Test
    void onlyRowsAreTakenOutOfATable() {
        RecordRows rows = rows("""
            callid,sip_code,caller,callee
            k1,486,1001,1002

            It rings, nobody answers, then, silence
            """);
        assertEquals(1, rows.found().size());
        assertEquals("\nIt rings, nobody answers, then, silence\n", rows.rest());
        String mails = "uuid,from,to,disposition\nm1,carol@example.org,bob@example.net,REJECTED\n";
        assertEquals(List.of(), rows(mails).found());
    }

    @Test
    void takesTimeInProportionToTheText() {
        assertTimeout(Duration.ofSeconds(5), () -> rows("<cdr>a,b=;c|".repeat(100_000)));
        assertTimeout(Duration.ofSeconds(5), () -> rows("<cdr>a,b=;c|a,b,c\n".repeat(50_000)));
        assertTimeout(Duration.ofSeconds(5), () -> rows("call_id,sip_code,from\nk,486,1\n".repeat(30_000)));
    }
}
