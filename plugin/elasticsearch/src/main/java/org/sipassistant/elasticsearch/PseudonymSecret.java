// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Optional;
import java.util.function.Supplier;
import org.elasticsearch.common.settings.SecureSetting;
import org.elasticsearch.common.settings.SecureString;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.sipassistant.ingest.pseudonym.PseudonymKey;

/** The key of pseudonyms in the engine's keystore; it can be changed while the node runs. */
final class PseudonymSecret implements Supplier<Optional<PseudonymKey>> {
    static final Setting<SecureString> KEY = SecureSetting.secureString("plugins.sip.pseudonym.key", null);

    private volatile Optional<PseudonymKey> current = Optional.empty();

    /** The key that holds now. */
    @Override
    public Optional<PseudonymKey> get() {
        return current;
    }

    /**
     * Takes the key over from now on; settings hold secrets only while a node starts and while they are reloaded.
     *
     * @throws IllegalArgumentException naming the setting, where the secret is too short
     */
    void read(Settings settings) {
        try (SecureString secret = KEY.get(settings)) {
            current = secret.isEmpty() ? Optional.empty() : Optional.of(PseudonymKey.of(secret.toString()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[" + KEY.getKey() + "] " + e.getMessage(), e);
        }
    }
}
