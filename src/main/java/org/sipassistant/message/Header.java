// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;

/**
 * The headers this project reads: RFC 3261, the extensions that call diagnosis needs, and some of vendors.
 *
 * <p>A header not listed here is still found by its name, see {@link SipMessage#header(String)}.
 */
public enum Header {
    CALL_ID("Call-ID", 'i', Values.ONE),
    CSEQ("CSeq", ' ', Values.ONE),
    FROM("From", 'f', Values.ONE),
    TO("To", 't', Values.ONE),
    VIA("Via", 'v', Values.LIST),
    CONTACT("Contact", 'm', Values.LIST),
    MAX_FORWARDS("Max-Forwards", ' ', Values.ONE),
    CONTENT_LENGTH("Content-Length", 'l', Values.ONE),
    CONTENT_TYPE("Content-Type", 'c', Values.ONE),
    CONTENT_ENCODING("Content-Encoding", 'e', Values.LIST),
    CONTENT_DISPOSITION("Content-Disposition", ' ', Values.ONE),
    CONTENT_LANGUAGE("Content-Language", ' ', Values.LIST),
    CONTENT_ID("Content-ID", ' ', Values.ONE),
    USER_AGENT("User-Agent", ' ', Values.ONE),
    SERVER("Server", ' ', Values.ONE),
    ALLOW("Allow", ' ', Values.LIST),
    ALLOW_EVENTS("Allow-Events", 'u', Values.LIST),
    SUPPORTED("Supported", 'k', Values.LIST),
    REQUIRE("Require", ' ', Values.LIST),
    PROXY_REQUIRE("Proxy-Require", ' ', Values.LIST),
    UNSUPPORTED("Unsupported", ' ', Values.LIST),
    ROUTE("Route", ' ', Values.LIST),
    RECORD_ROUTE("Record-Route", ' ', Values.LIST),
    PATH("Path", ' ', Values.LIST),
    SERVICE_ROUTE("Service-Route", ' ', Values.LIST),
    EXPIRES("Expires", ' ', Values.ONE),
    MIN_EXPIRES("Min-Expires", ' ', Values.ONE),
    RETRY_AFTER("Retry-After", ' ', Values.ONE),
    REASON("Reason", ' ', Values.LIST),
    WARNING("Warning", ' ', Values.LIST),
    WWW_AUTHENTICATE("WWW-Authenticate", ' ', Values.ONE),
    PROXY_AUTHENTICATE("Proxy-Authenticate", ' ', Values.ONE),
    AUTHORIZATION("Authorization", ' ', Values.ONE),
    PROXY_AUTHORIZATION("Proxy-Authorization", ' ', Values.ONE),
    AUTHENTICATION_INFO("Authentication-Info", ' ', Values.ONE),
    PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info", ' ', Values.ONE),
    ACCEPT("Accept", ' ', Values.LIST),
    ACCEPT_CONTACT("Accept-Contact", 'a', Values.LIST),
    ACCEPT_ENCODING("Accept-Encoding", ' ', Values.LIST),
    ACCEPT_LANGUAGE("Accept-Language", ' ', Values.LIST),
    ACCEPT_RESOURCE_PRIORITY("Accept-Resource-Priority", ' ', Values.LIST),
    ALERT_INFO("Alert-Info", ' ', Values.LIST),
    ANSWER_MODE("Answer-Mode", ' ', Values.ONE),
    CALL_INFO("Call-Info", ' ', Values.LIST),
    DATE("Date", ' ', Values.ONE),
    DIVERSION("Diversion", ' ', Values.LIST),
    ERROR_INFO("Error-Info", ' ', Values.LIST),
    EVENT("Event", 'o', Values.ONE),
    FEATURE_CAPS("Feature-Caps", ' ', Values.LIST),
    FLOW_TIMER("Flow-Timer", ' ', Values.ONE),
    GEOLOCATION("Geolocation", ' ', Values.LIST),
    GEOLOCATION_ERROR("Geolocation-Error", ' ', Values.ONE),
    HISTORY_INFO("History-Info", ' ', Values.LIST),
    IDENTITY("Identity", 'y', Values.ONE),
    IDENTITY_INFO("Identity-Info", 'n', Values.ONE),
    INFO_PACKAGE("Info-Package", ' ', Values.ONE),
    RECV_INFO("Recv-Info", ' ', Values.LIST),
    IN_REPLY_TO("In-Reply-To", ' ', Values.LIST),
    JOIN("Join", ' ', Values.ONE),
    MAX_BREADTH("Max-Breadth", ' ', Values.ONE),
    MIME_VERSION("MIME-Version", ' ', Values.ONE),
    MIN_SE("Min-SE", ' ', Values.ONE),
    ORGANIZATION("Organization", ' ', Values.ONE),
    P_ACCESS_NETWORK_INFO("P-Access-Network-Info", ' ', Values.LIST),
    P_ASSERTED_IDENTITY("P-Asserted-Identity", ' ', Values.LIST),
    P_PREFERRED_IDENTITY("P-Preferred-Identity", ' ', Values.LIST),
    P_ASSERTED_SERVICE("P-Asserted-Service", ' ', Values.LIST),
    P_ASSOCIATED_URI("P-Associated-URI", ' ', Values.LIST),
    P_CALLED_PARTY_ID("P-Called-Party-ID", ' ', Values.ONE),
    P_CHARGING_FUNCTION_ADDRESSES("P-Charging-Function-Addresses", ' ', Values.ONE),
    P_CHARGING_VECTOR("P-Charging-Vector", ' ', Values.ONE),
    P_EARLY_MEDIA("P-Early-Media", ' ', Values.LIST),
    P_RTP_STAT("P-RTP-Stat", ' ', Values.ONE),
    P_SERVED_USER("P-Served-User", ' ', Values.ONE),
    P_VISITED_NETWORK_ID("P-Visited-Network-ID", ' ', Values.LIST),
    PERMISSION_MISSING("Permission-Missing", ' ', Values.LIST),
    POLICY_CONTACT("Policy-Contact", ' ', Values.LIST),
    PRIORITY("Priority", ' ', Values.ONE),
    PRIV_ANSWER_MODE("Priv-Answer-Mode", ' ', Values.ONE),
    PRIVACY("Privacy", ' ', Values.ONE),
    RACK("RAck", ' ', Values.ONE),
    RSEQ("RSeq", ' ', Values.ONE),
    REFER_SUB("Refer-Sub", ' ', Values.ONE),
    REFER_TO("Refer-To", 'r', Values.ONE),
    REFERRED_BY("Referred-By", 'b', Values.ONE),
    REJECT_CONTACT("Reject-Contact", 'j', Values.LIST),
    REMOTE_PARTY_ID("Remote-Party-ID", ' ', Values.LIST),
    REPLACES("Replaces", ' ', Values.ONE),
    REPLY_TO("Reply-To", ' ', Values.ONE),
    REQUEST_DISPOSITION("Request-Disposition", 'd', Values.LIST),
    RESOURCE_PRIORITY("Resource-Priority", ' ', Values.LIST),
    RTP_RX_STAT("RTP-RxStat", ' ', Values.ONE),
    RTP_TX_STAT("RTP-TxStat", ' ', Values.ONE),
    SESSION_EXPIRES("Session-Expires", 'x', Values.ONE),
    SESSION_ID("Session-ID", ' ', Values.ONE),
    SIP_ETAG("SIP-ETag", ' ', Values.ONE),
    SIP_IF_MATCH("SIP-If-Match", ' ', Values.ONE),
    SUBJECT("Subject", 's', Values.ONE),
    SUBSCRIPTION_STATE("Subscription-State", ' ', Values.ONE),
    TARGET_DIALOG("Target-Dialog", ' ', Values.ONE),
    TIMESTAMP("Timestamp", ' ', Values.ONE),
    USER_TO_USER("User-to-User", ' ', Values.ONE),
    X_RTP_STAT("X-RTP-Stat", ' ', Values.ONE),
    X_RTP_STAT_ADD("X-RTP-Stat-Add", ' ', Values.ONE),
    X_CALL_ID("X-Call-ID", ' ', Values.ONE),
    X_CID("X-CID", ' ', Values.ONE),
    X_ASTERISK_HANGUP_CAUSE("X-Asterisk-HangupCause", ' ', Values.ONE),
    X_ASTERISK_HANGUP_CAUSE_CODE("X-Asterisk-HangupCauseCode", ' ', Values.ONE);

    /** Whether a comma in the value separates values (RFC 3261 section 7.3.1) or is part of the one value. */
    private enum Values {
        ONE,
        LIST
    }

    private final String longName;
    private final char compact;
    private final Values values;

    Header(String longName, char compact, Values values) {
        this.longName = longName;
        this.compact = compact;
        this.values = values;
    }

    /** The name as RFC 3261 or its extension spells it. */
    public String longName() {
        return longName;
    }

    /** The one-letter form (RFC 3261 section 7.3.3), where the header has one. */
    public Optional<String> compactForm() {
        return compact == ' ' ? Optional.empty() : Optional.of(String.valueOf(compact));
    }

    /** Whether one header line may hold several values separated by commas. */
    public boolean isList() {
        return values == Values.LIST;
    }

    char compact() {
        return compact;
    }
}
