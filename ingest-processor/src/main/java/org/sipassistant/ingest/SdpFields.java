// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/** What the session description offers: codecs and transport, and in full what NAT, hold and fax questions need. */
final class SdpFields {

    private SdpFields() {}

    static void write(Sdp sdp, FieldSet set, FieldMap sip) {
        FieldMap fields = new FieldMap(set == FieldSet.FULL ? 16 : 3);
        fields.list("codecs", sdp.codecs());
        fields.list("protos", sdp.protos());
        if (sdp.connection().isPresent()) {
            fields.flag("private", PrivateAddress.isPrivate(sdp.connection().get()));
        }
        if (set.includes(FieldSet.FULL)) {
            full(sdp, fields);
        }
        sip.object("sdp", fields);
    }

    private static void full(Sdp sdp, FieldMap fields) {
        fields.list("media", sdp.types());
        Optional<String> address = sdp.connection();
        if (address.isPresent()) {
            FieldMap connection = new FieldMap(1);
            connection.text("address", address);
            fields.object("connection", connection);
        }
        if (!sdp.media().isEmpty()) {
            fields.text("direction", sdp.direction());
        }
        fields.flag("crypto", sdp.crypto());
        fields.flag("ice", sdp.ice());
        fields.flag("fingerprint", sdp.fingerprint());
        fields.text("setup", sdp.setup());
        fields.flag("dtmf", sdp.dtmf());
        fields.flag("t38", sdp.t38());
        fields.flag("port_zero", sdp.media().stream().mapToInt(SdpMedia::port).anyMatch(port -> port == 0));
        fields.text("session_version", sdp.sessionVersion());
    }
}
