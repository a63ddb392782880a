// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

/** One file of {@code knowledge/rules} with its examples, which the program itself does not read. */
record RuleFile(Section section, Map<String, Object> content) {

    static List<RuleFile> all() {
        List<Map<String, Object>> contents = new ArrayList<>();
        List<Section> sections = new KnowledgeFiles(in -> {
                    Map<String, Object> content = TestYaml.read(in);
                    contents.add(content);
                    return content;
                })
                .folder("rules");
        List<RuleFile> files = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            files.add(new RuleFile(sections.get(i), contents.get(i)));
        }
        return files;
    }

    static List<RuleExample> allExamples() {
        return all().stream().flatMap(file -> file.examples().stream()).toList();
    }

    String name() {
        return section.file();
    }

    Rule rule(Knowledge knowledge) {
        return Rule.read(new Section(name(), content), knowledge);
    }

    List<RuleExample> examples() {
        return RuleExample.read(name(), content);
    }
}
