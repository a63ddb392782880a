// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.message.Part;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;

/** Turns a message into the object of fields that the options ask for. */
final class MessageFields {

    private static final int EXPECTED = 32;

    private final SipOptions options;
    private final MeaningFields meanings;

    MessageFields(SipOptions options, Knowledge knowledge) {
        this.options = options;
        this.meanings = new MeaningFields(knowledge, options);
    }

    /** @param count messages in the document */
    Map<String, Object> of(SipMessage message, int count) {
        FieldMap sip = new FieldMap(EXPECTED);
        StartFields.write(message, sip);
        meanings.write(message, sip);
        ParseFields.write(message, count, sip);
        boolean headers = message.part() != Part.START_LINE;
        if (headers) {
            CorrelationFields.write(message, options, sip);
        }
        if (options.fields().includes(FieldSet.STANDARD)) {
            AddressFields.write(message, sip);
            if (headers) {
                standard(message, sip);
            }
        }
        if (headers && options.fields().includes(FieldSet.FULL)) {
            ExtensionFields.write(message, sip);
        }
        return sip.fields();
    }

    private void standard(SipMessage message, FieldMap sip) {
        DialogFields.write(message, sip);
        HopFields.write(message, sip);
        ReasonFields.write(message, sip);
        AuthFields.write(message, sip);
        Optional<Sdp> sdp = message.sdp();
        if (sdp.isPresent()) {
            SdpFields.write(sdp.get(), options.fields(), sip);
        }
    }
}
