// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the {@code sip} processor.
 *
 * @param field the field with the log text. Where the default {@code message} is absent, {@code event.original} is read
 *     instead, because shippers that parse a line keep it there
 * @param targetField the object the fields go to
 * @param ignoreMissing whether a document without the field passes untouched; true by default, because the processor
 *     stands in default pipelines
 * @param override whether fields that are there are replaced
 * @param fields how many fields are written
 * @param explain for which messages the explanatory texts are written
 * @param redact whether credentials, keys and message bodies are masked in the log text
 * @param pseudonymise whether names, numbers and hosts of Call-IDs are replaced in the log text before anything is read of it
 * @param correlationHeaders names of further headers whose value joins the legs of a call
 * @param timezone of the times in log prefixes that name none
 * @param formats products whose log lines without SIP are read as well: {@code all}, or names of {@code
 *     knowledge/events}; none by default, because each line of a log is then searched for their wordings
 * @param defaultRegion the country in which numbers are dialled, as its two letters; none by default, because a numbering
 *     plan costs more than the rest of a message
 */
public record SipOptions(
        String field,
        String targetField,
        boolean ignoreMissing,
        boolean override,
        FieldSet fields,
        Explain explain,
        boolean redact,
        boolean pseudonymise,
        List<String> correlationHeaders,
        ZoneId timezone,
        List<String> formats,
        Optional<String> defaultRegion) {

    static final String DEFAULT_FIELD = "message";
    static final String DEFAULT_TARGET = "sip";
    static final String ALL_FORMATS = "all";

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

    public SipOptions {
        requirePath("field", field);
        requirePath("target_field", targetField);
        correlationHeaders = List.copyOf(correlationHeaders);
        formats = List.copyOf(formats);
    }

    /** What {@code {"sip": {}}} means. */
    public static SipOptions standard() {
        return new SipOptions(
                DEFAULT_FIELD,
                DEFAULT_TARGET,
                true,
                false,
                FieldSet.STANDARD,
                Explain.ALL,
                true,
                false,
                List.of(),
                DEFAULT_ZONE,
                List.of(),
                Optional.empty());
    }

    /**
     * Takes the options out of a processor's configuration; what is left in it is unknown.
     *
     * @throws IllegalArgumentException naming the option, its value and what is allowed
     */
    public static SipOptions take(Map<String, Object> config) {
        OptionReader options = new OptionReader(config);
        return new SipOptions(
                options.text("field", DEFAULT_FIELD),
                options.text("target_field", DEFAULT_TARGET),
                options.flag("ignore_missing", true),
                options.flag("override", false),
                options.choice("fields", FieldSet.STANDARD),
                options.choice("explain", Explain.ALL),
                options.flag("redact", true),
                options.flag("pseudonymise", false),
                options.texts("correlation_headers", List.of()),
                options.zone("timezone", DEFAULT_ZONE),
                options.texts("formats", List.of()),
                options.region("default_region"));
    }

    private static void requirePath(String name, String path) {
        boolean whole = !path.isEmpty() && !path.startsWith(".") && !path.endsWith(".") && !path.contains("..");
        if (!whole) {
            throw new IllegalArgumentException("[" + name + "] value [" + path + "] is not a path of a field");
        }
    }
}
