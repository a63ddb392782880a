// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Optional;
import org.elasticsearch.common.settings.SecureString;
import org.elasticsearch.common.settings.Settings;
import org.sipassistant.endpoint.tracker.TrackerException;

/** As whom the tracker works where security is on: with the API key in the keystore, which can be changed while the node runs. */
final class TrackerIdentity {
    private static final String SCHEME = "ApiKey ";

    private volatile boolean secured;
    private volatile Optional<String> given = Optional.empty();

    /** Takes it over from now on. */
    void read(Settings settings) {
        secured = isSecured(settings);
        try (SecureString key = SipSettings.TRACKER_IDENTITY.get(settings)) {
            given = key.isEmpty() ? Optional.empty() : Optional.of(SCHEME + key);
        }
    }

    /**
     * What a request of the tracker is to be given along; empty where security is off.
     *
     * @throws TrackerException saying what to set, where the tracker would be a superuser
     */
    Optional<String> require() {
        if (secured && given.isEmpty()) {
            throw new TrackerException("security is on: put the API key of the tracker into the keystore as ["
                    + SipSettings.TRACKER_IDENTITY.getKey() + "]");
        }
        return given;
    }

    private static boolean isSecured(Settings settings) {
        return settings.getAsBoolean("xpack.security.enabled", true);
    }
}
