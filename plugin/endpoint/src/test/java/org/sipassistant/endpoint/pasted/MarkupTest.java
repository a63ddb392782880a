// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private static final String SHOWN =
            "OPTIONS sip:b@b SIP/2.0\nFrom: \"A & B\" <sip:a@b>;tag=1\nContent-Length: 4\n\nv=0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS sip:b@b SIP/2.0<br>From: &quot;A &amp; B&quot; &lt;sip:a@b&gt;;tag=1<br/>Content-Length: 4<br"
                        + " /><br>v=0",
                "OPTIONS sip:b@b SIP/2.0<br>\r\n"
                        + "From: \"A & B\" <sip:a@b>;tag=1<br>\r\n"
                        + "Content-Length: 4<br>\r\n"
                        + "<br>\r\n"
                        + "v=0",
                "<p>OPTIONS sip:b@b SIP/2.0</p>\n"
                        + "<p>From: &#34;A &#x26; B&#34; &#60;sip:a@b&#x3e;;tag=1</p><p>Content-Length:&nbsp;4</p>\n"
                        + "<p>&nbsp;</p>\n"
                        + "<p>v=0",
                "<pre class=\"log\">\nOPTIONS sip:b@b SIP/2.0\nFrom: &quot;A &amp; B&quot; &lt;sip:a@b&gt;;tag=1\n"
                        + "Content-Length: 4\n\nv=0",
                "<style>p { color: red }</style><div><span style='x'>OPTIONS sip:b@b SIP/2.0</span></div><div>From:"
                        + " \"A &amp; B\" &lt;sip:a@b&gt;;tag=1</div><div>Content-Length:"
                        + " <b>4</b></div><div><br></div><div>v=0",
            })
    void showsWhatABrowserShows(String page) {
        assertEquals(SHOWN, Markup.shown(page).strip());
    }

    @Test
    void showsLinesWhoseQuotesAreReferences() {
        assertEquals(
                "Request 'INVITE' from '<sip:1050@192.0.2.9>' failed",
                Markup.shown("Request &#x27;INVITE&#x27; from &#39;&lt;sip:1050@192.0.2.9&gt;&apos; failed"));
        assertEquals(
                "Got SIP response 486 \"Busy Here\" back",
                Markup.shown("Got SIP response 486 &quot;Busy Here&quot; back"));
    }

    /** The bodies of MESSAGE and NOTIFY hold markup of their own. */
    @Test
    void leavesPlainMessagesAlone() {
        for (String text : new String[] {
            "MESSAGE sip:b@b SIP/2.0\nFrom: <sip:a@b>\nContent-Type: text/html\n\n<p>a &lt;sip:c@d&gt;<br>b</p>\n",
            "NOTIFY sip:b@b SIP/2.0\nTo: <sip:b@b>\n\n<dialog-info><remote>&lt;sip:x&gt;</remote></dialog-info>",
            "SIP/2.0 200 OK\nServer: a<b>c\n",
            "{\"message\": \"SIP/2.0 200 OK &lt;sip:b@b&gt;\"}",
            "a <br> b &lt;sip:x&gt;",
            "GET /x?a=1&quot=2&b=&quot;",
            "url=\"http://192.0.2.9/?a=&quot;&quot;\""
        }) {
            assertSame(text, Markup.shown(text));
        }
    }

    @Test
    void keepsWhatIsNoTagAndNoReference() {
        assertEquals(
                "SIP/2.0 200 OK\n<jane> 1 < 2 & 3 &x; &#xfffffff; <sip:b@b> <b",
                Markup.shown("SIP/2.0 200 OK<br><jane> 1 < 2 & 3 &x; &#xfffffff; &lt;sip:b@b&gt; <b"));
    }
}
