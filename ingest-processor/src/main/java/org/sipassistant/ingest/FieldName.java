// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sipassistant.secret.HashShape;
import org.sipassistant.secret.SecretName;

/**
 * What the name of a field says about its text, whichever program gave it: tshark, Packetbeat, Zeek, Suricata or Homer. Case,
 * and whether points or underscores part its words, make no difference.
 */
final class FieldName {
    private static final String[] SECRETS = {
        "master.key",
        "master.salt",
        "key.and.salt",
        "key.mgmt.data",
        "encryption.key",
        "encryption.key.data",
        "ice.pwd",
        "authbasic"
    };
    private static final String[] OF_DIGEST = {"response", "nonce", "rspauth", ".ik", ".ck"};
    private static final String[] BYTES = {"raw", "payload", "packet", ".data", "body", "hdr"};
    private static final String[] USERS = {"user", "username", "user.name", "userinfo"};
    private static final String[] DISPLAYED = {"display.info", "display.name"};
    private static final String[] NUMBERS = {
        "e164", "msisdn", "party.number", "called.number", "calling.number", "phone.number", "digits"
    };

    /** Protocols below SIP, which hold nothing that a person wrote. */
    private static final Set<String> CARRIERS = Set.of(
            "frame", "eth", "sll", "vlan", "ip", "ipv6", "udp", "tcp", "tls", "sctp", "sip", "ws", "ppp", "gre", "");

    /**
     * What shippers add of themselves and of where they run, by the Elastic Common Schema, and what engines add on the way:
     * none of it was taken out of a message.
     */
    private static final Set<String> SHIPPERS = new HashSet<>(List.of(
            "_id",
            "_index",
            "_op_type",
            "_routing",
            "_version",
            "_version_type",
            "@metadata",
            "@timestamp",
            "@version",
            "agent",
            "cloud",
            "container",
            "ecs",
            "event.action",
            "event.category",
            "event.created",
            "event.dataset",
            "event.id",
            "event.ingested",
            "event.kind",
            "event.module",
            "event.outcome",
            "event.provider",
            "event.type",
            "host",
            "input",
            "kubernetes",
            "labels",
            "log.file",
            "log.level",
            "log.logger",
            "log.origin",
            "log.syslog",
            "metadata",
            "orchestrator",
            "process",
            "service",
            "tags",
            "user"));

    private static final String LAYERS = "layers.";
    private static final int FEWEST_BYTES = 16;

    private final String path;
    private final String name;

    /** @param path of the field in its document */
    FieldName(String path) {
        this.path = path;
        this.name = path.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Whether the field or object tells of the shipper and not of a message. */
    static boolean isOfShipper(String path) {
        if (SHIPPERS.contains(path)) {
            return true;
        }
        int end = path.indexOf('.');
        return end > 0 && SHIPPERS.contains(path.substring(0, end));
    }

    /** The same without what operators add, into which anything may be copied. */
    static boolean isOfShipperAlone(String path) {
        return isOfShipper(path) && !path.startsWith("labels") && !path.startsWith("tags");
    }

    /** Whether what stands in it names no caller: what shippers add of themselves, but for the user. */
    static boolean isOfNobody(String path) {
        return isOfShipperAlone(path) && !path.startsWith("user") && !path.startsWith("metadata");
    }

    /** The same of a field or object at the top of a document, where no point parts its name. */
    static boolean isShipper(String name) {
        return SHIPPERS.contains(name);
    }

    /** Whether all of a text of this name is a secret. */
    boolean isSecret(String text) {
        return SecretName.isPassword(path)
                || endsWith(SECRETS)
                || isOfCrypto()
                || endsWith(OF_DIGEST)
                        && (name.contains("auth") || HashShape.is(text, 0, text.length(), HashShape.SHORTEST_ALONE));
    }

    /** Keys and salts, whatever a program calls them that took them out of a session description. */
    private boolean isOfCrypto() {
        int last = name.lastIndexOf('.') + 1;
        return (name.contains("crypto") || name.contains("mikey") || name.contains("srtp"))
                && (name.startsWith("key", last) || name.endsWith("key") || name.endsWith("salt"));
    }

    /** Whether its text is the value of a header with credentials. */
    boolean isAuthorization() {
        return name.contains("authorization") || name.endsWith(".auth");
    }

    boolean isChallenge() {
        return name.contains("authenticate") || name.contains("authentication-info");
    }

    /** Headers as they were sent, and in some versions the body behind them. */
    boolean isHeaders() {
        return name.endsWith("msg.hdr");
    }

    /** Whether it holds bytes of a packet, as hexadecimal digits or base64. */
    boolean isBytes(String text) {
        if (text.length() < FEWEST_BYTES || !endsWith(BYTES)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean code = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (!code && ":+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it was taken out of the body of a message. */
    boolean isOfBody() {
        int layers = name.indexOf(LAYERS);
        if (layers < 0) {
            return name.contains("body") || name.endsWith("payload.printable");
        }
        int start = layers + LAYERS.length();
        int end = name.indexOf('.', start);
        String layer = name.substring(start, end < 0 ? name.length() : end);
        return !CARRIERS.contains(layer) || name.contains("body");
    }

    boolean isUser() {
        return endsWith(USERS);
    }

    boolean isDisplayName() {
        return endsWith(DISPLAYED);
    }

    boolean isNumber() {
        return endsWith(NUMBERS);
    }

    /** Whether its text is a number read from its end, as the processor writes one. */
    boolean isReversed() {
        return name.endsWith(".reversed");
    }

    /** The owner of a session description. */
    boolean isOwner() {
        return name.endsWith("sdp.owner");
    }

    private boolean endsWith(String[] ends) {
        for (String end : ends) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }
}
