// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import java.util.Optional;
import org.opensearch.common.settings.Settings;
import org.sipassistant.endpoint.tracker.TrackerException;

/** As whom the tracker works where security is on: with the roles that the setting names. */
final class TrackerIdentity {
    private static final String USER = "sip_tracker|";

    private volatile boolean secured;
    private volatile Optional<String> given = Optional.empty();

    /** Takes it over from now on. */
    void read(Settings settings) {
        secured = isSecured(settings);
        List<String> roles = SipSettings.TRACKER_IDENTITY.get(settings);
        given = roles.isEmpty() ? Optional.empty() : Optional.of(USER + String.join(",", roles));
    }

    /**
     * What a request of the tracker is to be given along; empty where security is off.
     *
     * @throws TrackerException saying what to set, where the tracker would be a superuser
     */
    Optional<String> require() {
        if (secured && given.isEmpty()) {
            throw new TrackerException(
                    "security is on: set [" + SipSettings.TRACKER_IDENTITY.getKey() + "] to the roles of the tracker");
        }
        return given;
    }

    private static boolean isSecured(Settings settings) {
        return settings.keySet().stream()
                        .anyMatch(key -> key.startsWith("plugins.security.") || key.startsWith("opendistro_security."))
                && !settings.getAsBoolean("plugins.security.disabled", false);
    }
}
