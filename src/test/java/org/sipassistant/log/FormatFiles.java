// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

/** The format files as tests read them. */
final class FormatFiles {

    private FormatFiles() {}

    /** A format as if it stood in the file with its name. */
    static Section section(String name, String content) {
        return new Section("formats/" + name + ".yml", TestYaml.read(content));
    }

    static List<Section> all() {
        return new KnowledgeFiles(TestYaml::read).folder("formats");
    }

    static LogReader reader() {
        return LogReader.load(TestYaml::read);
    }
}
