// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.SecureSetting;
import org.elasticsearch.common.settings.SecureString;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Setting.Property;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.unit.ByteSizeUnit;
import org.elasticsearch.common.unit.ByteSizeValue;
import org.elasticsearch.core.TimeValue;
import org.sipassistant.endpoint.WhyLimits;
import org.sipassistant.endpoint.tracker.TrackerLimits;

/** The settings {@code plugins.sip.*}. All can be changed while the cluster runs; a question keeps those it began with. */
final class SipSettings {
    static final Setting<List<String>> INDICES = Setting.listSetting(
            "plugins.sip.indices",
            List.of("sip-messages-*"),
            Function.identity(),
            Property.NodeScope,
            Property.Dynamic);

    static final Setting<Integer> MAX_MESSAGES =
            Setting.intSetting("plugins.sip.why.max_messages", 2_000, 1, 10_000, Property.NodeScope, Property.Dynamic);

    static final Setting<Integer> MAX_CALLS =
            Setting.intSetting("plugins.sip.why.max_calls", 20, 1, 200, Property.NodeScope, Property.Dynamic);

    static final Setting<ByteSizeValue> MAX_BYTES = Setting.byteSizeSetting(
            "plugins.sip.why.max_bytes",
            ByteSizeValue.of(16, ByteSizeUnit.MB),
            ByteSizeValue.of(1, ByteSizeUnit.KB),
            ByteSizeValue.of(256, ByteSizeUnit.MB),
            Property.NodeScope,
            Property.Dynamic);

    static final Setting<TimeValue> TIMEOUT = Setting.timeSetting(
            "plugins.sip.why.timeout",
            TimeValue.timeValueSeconds(10),
            TimeValue.timeValueMillis(100),
            TimeValue.timeValueMinutes(5),
            Property.NodeScope,
            Property.Dynamic);

    static final Setting<Boolean> TRACKER_ENABLED =
            Setting.boolSetting("plugins.sip.tracker.enabled", true, Property.NodeScope);

    static final Setting<TimeValue> TRACKER_INTERVAL = Setting.timeSetting(
            "plugins.sip.tracker.interval",
            TimeValue.timeValueSeconds(5),
            TimeValue.timeValueMillis(100),
            TimeValue.timeValueMinutes(1),
            Property.NodeScope);

    static final Setting<TimeValue> TRACKER_DELAY = Setting.timeSetting(
            "plugins.sip.tracker.delay",
            TimeValue.timeValueSeconds(60),
            TimeValue.timeValueSeconds(1),
            TimeValue.timeValueMinutes(30),
            Property.NodeScope);

    /** Nothing is removed where it is 0. */
    static final Setting<TimeValue> RETENTION = Setting.timeSetting(
            "plugins.sip.retention", TimeValue.ZERO, TimeValue.ZERO, Property.NodeScope, Property.Dynamic);

    /** The API key of the tracker where security is on. */
    static final Setting<SecureString> TRACKER_IDENTITY =
            SecureSetting.secureString("plugins.sip.tracker.api_key", null);

    private volatile TimeValue retention;
    private final TimeValue delay;
    private volatile List<String> indices;
    private volatile int maxMessages;
    private volatile int maxCalls;
    private volatile ByteSizeValue maxBytes;
    private volatile TimeValue timeout;

    SipSettings(Settings settings) {
        indices = INDICES.get(settings);
        maxMessages = MAX_MESSAGES.get(settings);
        maxCalls = MAX_CALLS.get(settings);
        maxBytes = MAX_BYTES.get(settings);
        timeout = TIMEOUT.get(settings);
        retention = RETENTION.get(settings);
        delay = TRACKER_DELAY.get(settings);
    }

    static List<Setting<?>> all() {
        return List.of(
                INDICES,
                MAX_MESSAGES,
                MAX_CALLS,
                MAX_BYTES,
                TIMEOUT,
                TRACKER_ENABLED,
                TRACKER_INTERVAL,
                TRACKER_DELAY,
                TRACKER_IDENTITY,
                RETENTION,
                PseudonymSecret.KEY);
    }

    /** Takes over changes from now on. */
    void follow(ClusterSettings cluster) {
        cluster.addSettingsUpdateConsumer(INDICES, value -> indices = value);
        cluster.addSettingsUpdateConsumer(MAX_MESSAGES, value -> maxMessages = value);
        cluster.addSettingsUpdateConsumer(MAX_CALLS, value -> maxCalls = value);
        cluster.addSettingsUpdateConsumer(MAX_BYTES, value -> maxBytes = value);
        cluster.addSettingsUpdateConsumer(TIMEOUT, value -> timeout = value);
        cluster.addSettingsUpdateConsumer(RETENTION, value -> retention = value);
    }

    /** The indices a question is asked of that names none. */
    List<String> indices() {
        return indices;
    }

    WhyLimits limits() {
        return new WhyLimits(maxMessages, maxCalls, maxBytes.getBytes(), Duration.ofMillis(timeout.millis()));
    }

    /** How long calls are kept; empty: for ever. */
    Optional<Duration> retention() {
        return retention.millis() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retention.millis()));
    }

    TrackerLimits trackerLimits() {
        return TrackerLimits.standard().withDelay(Duration.ofMillis(delay.millis()));
    }
}
