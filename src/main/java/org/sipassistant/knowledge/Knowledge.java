// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything that is known without looking at a call. Immutable and thread-safe. */
public final class Knowledge {
    private final Map<Integer, ResponseCode> responses = new TreeMap<>();
    private final Map<String, Method> methods = new TreeMap<>();
    private final Map<String, Category> categories = new TreeMap<>();
    private final Map<String, Cause> causes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Product> products;
    private final String version;
    private final List<String> own;

    private Knowledge(KnowledgeFiles files) {
        Map<Section, List<String>> neighbours = new LinkedHashMap<>();
        for (Section section : files.folder("categories")) {
            Category read = Category.read(section);
            categories.put(read.category(), read);
            neighbours.put(section, read.neighbours());
        }
        neighbours.forEach((section, names) -> names.forEach(name -> requireCategory(section, name)));
        files.folder("methods").stream().map(Method::read).forEach(read -> methods.put(read.method(), read));
        for (Section section : files.folder("responses")) {
            ResponseCode read = ResponseCode.read(section);
            requireCategory(section, read.text());
            read.methods().values().forEach(text -> requireCategory(section, text));
            responses.put(read.code(), read);
        }
        for (Section section : files.folder("causes")) {
            addCause(section);
        }
        products = files.folder("products").stream().map(Product::read).toList();
        version = files.version();
        own = files.own();
    }

    /**
     * Reads all knowledge files of the class path.
     *
     * @param yaml turns one YAML document into a map; called once per file
     * @throws KnowledgeException naming the file and the key that is wrong
     */
    public static Knowledge load(Function<InputStream, Map<String, Object>> yaml) {
        return load(new KnowledgeFiles(yaml));
    }

    /** @throws KnowledgeException naming the file and the key that is wrong */
    public static Knowledge load(KnowledgeFiles files) {
        return new Knowledge(files);
    }

    /**
     * What a code says about a request of a method. An unknown 1xx means what 183 means and any other unknown code what
     * the x00 of its class means (RFC 3261 section 8.1.3.2); beyond 699 there is no class and so no meaning.
     *
     * @param method the method of the request, or an empty text where it is not known
     */
    public Optional<CodeMeaning> response(int code, String method) {
        ResponseCode known = responses.get(code);
        if (known != null) {
            return Optional.of(known.meaning(method));
        }
        ResponseCode standIn = code < 100 || code > 699 ? null : responses.get(code < 200 ? 183 : code / 100 * 100);
        if (standIn == null) {
            return Optional.empty();
        }
        return Optional.of(new CodeMeaning(
                code,
                standIn.phrase(),
                "RFC 3261 section 8.1.3.2",
                false,
                Optional.of(standIn.code()),
                standIn.methods().getOrDefault(method, standIn.unknown()),
                List.of()));
    }

    public Optional<ResponseCode> responseCode(int code) {
        return Optional.ofNullable(responses.get(code));
    }

    /** A method by its name; method names are case-sensitive (RFC 3261 section 7.1). */
    public Optional<Method> method(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    /** Changes whenever a file does. */
    public String version() {
        return version;
    }

    /** The names of the operator's own files. */
    public List<String> own() {
        return own;
    }

    /** @throws IllegalArgumentException where the category is not one of the vocabulary */
    public Category category(String name) {
        Category category = categories.get(name);
        if (category == null) {
            throw new IllegalArgumentException("category [" + name + "] is not one of " + categories.keySet());
        }
        return category;
    }

    /** A cause by its number in Q.850, its name, or the word a product has for it; case does not matter. */
    public Optional<Cause> cause(String numberOrName) {
        return Optional.ofNullable(causes.get(numberOrName));
    }

    /** The product that names itself in a User-Agent or Server header. */
    public Optional<Product> product(String header) {
        return product(header, false);
    }

    /** The product that is named by whole words of a text that people may have written: Mitel, but no Mitelson. */
    public Optional<Product> productNamed(String text) {
        return product(text, true);
    }

    private Optional<Product> product(String value, boolean whole) {
        String lower = value.toLowerCase(Locale.ROOT);
        Product best = null;
        int longest = 0;
        for (Product product : products) {
            int matched = product.matched(lower, whole);
            if (matched > longest) {
                best = product;
                longest = matched;
            }
        }
        return Optional.ofNullable(best);
    }

    public List<ResponseCode> responseCodes() {
        return List.copyOf(responses.values());
    }

    public List<Method> methods() {
        return List.copyOf(methods.values());
    }

    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    private void addCause(Section section) {
        Cause cause = Cause.read(section);
        requireCategory(section, cause.category());
        cause.ownCategory().ifPresent(own -> requireCategory(section, own));
        cause.cause().ifPresent(number -> causes.put(String.valueOf(number), cause));
        causes.putIfAbsent(cause.name(), cause);
        cause.aliases().forEach(alias -> causes.putIfAbsent(alias, cause));
    }

    private void requireCategory(Section section, MeaningText text) {
        requireCategory(section, text.category());
        text.mayBe().forEach(category -> requireCategory(section, category));
    }

    private void requireCategory(Section section, String category) {
        if (!categories.containsKey(category)) {
            throw section.problem("category", "[" + category + "] is not one of " + categories.keySet());
        }
    }
}
