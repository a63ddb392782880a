// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Part;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;

/** Turns a message into the object of fields that the options ask for. */
final class MessageFields {

    private static final int EXPECTED = 40;
    private static final int EXPECTED_MINIMAL = 20;

    private final SipOptions options;
    private final MeaningFields meanings;
    private final int expected;
    private final SoftwareFields software = new SoftwareFields();

    MessageFields(SipOptions options, MeaningFields meanings) {
        this.options = options;
        this.meanings = meanings;
        this.expected = options.fields().includes(FieldSet.STANDARD) ? EXPECTED : EXPECTED_MINIMAL;
    }

    /** @param count messages in the document */
    FieldMap of(LoggedMessage logged, int count) {
        FieldMap sip = new FieldMap(expected);
        ParseFields.write(logged.message(), count, sip);
        return write(logged, sip);
    }

    /** The fields of a message that was written anew from the fields of another program: what is missing is no error. */
    FieldMap ofRebuilt(LoggedMessage logged, int count) {
        FieldMap sip = new FieldMap(expected);
        boolean line = logged.message().part() == Part.START_LINE;
        ParseFields.write(line ? Part.START_LINE.id() : Part.HEADERS.id(), count, sip);
        return write(logged, sip);
    }

    private FieldMap write(LoggedMessage logged, FieldMap sip) {
        SipMessage message = logged.message();
        StartFields.write(message, sip);
        meanings.write(message, sip);
        if (options.fields().includes(FieldSet.STANDARD)) {
            LogFields.write(logged.context(), sip);
        }
        if (message.part() == Part.START_LINE) {
            if (options.fields().includes(FieldSet.STANDARD)) {
                AddressFields.write(message, sip);
            }
        } else {
            headers(message, sip);
        }
        return sip;
    }

    /** The fields of a message of which the start line is not known. */
    FieldMap ofHeaders(SipMessage message) {
        FieldMap sip = new FieldMap(expected);
        StartFields.identity(message, sip);
        ParseFields.write(Part.HEADERS.id(), 0, sip);
        headers(message, sip);
        return sip;
    }

    private void headers(SipMessage message, FieldMap sip) {
        CorrelationFields.write(message, options, sip);
        if (options.fields().includes(FieldSet.STANDARD)) {
            AddressFields.write(message, sip);
            DialogFields.write(message, sip);
            HopFields.write(message.vias(), sip);
            software.write(message, sip);
            ReasonFields.write(message, sip);
            AuthFields.write(message, sip);
            Optional<Sdp> sdp = message.sdp();
            if (sdp.isPresent()) {
                SdpFields.write(sdp.get(), options.fields(), sip);
            }
        }
        if (options.fields().includes(FieldSet.FULL)) {
            ExtensionFields.write(message, sip);
        }
    }
}
