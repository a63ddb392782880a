// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the build has put what the scenarios run on. */
final class Installation {
    static final String PLUGIN = "opensearch-sip-assistant";

    private Installation() {}

    /** The engine versions to run on, the oldest first. */
    static List<String> versions() {
        return List.of(System.getProperty("scenarios.versions").split(","));
    }

    /** A fresh home of one version with the plugin installed, for the use that is named. */
    static Distribution fresh(String version, String use) throws IOException {
        Path unpacked = Path.of(System.getProperty("scenarios.distributions"), "opensearch-" + version);
        Path home = Path.of(System.getProperty("scenarios.nodes"), version + "-" + use);
        Distribution distribution = Distribution.freshCopy(unpacked, home);
        distribution.install(Path.of(System.getProperty("scenarios.zip")));
        return distribution;
    }

    /** The data to measure against, which is not part of the project and may be absent. */
    static Path data() {
        return Path.of(System.getProperty("scenarios.data")).normalize();
    }
}
