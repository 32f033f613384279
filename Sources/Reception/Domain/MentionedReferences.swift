import Core

/// Numbers of requests that a text speaks of: « ma demande 7K3M-Q2XN-8W4P ». A number proves nothing of who writes it.
enum MentionedReferences {
    /// In the order of the text, each once.
    static func found(in text: String, atMost count: Int = 5) -> [Reference] {
        var found: [Reference] = []
        for match in text.prefix(20_000).matches(of: /\b[0-9A-Za-z]{4}([-–. ]?)[0-9A-Za-z]{4}\1[0-9A-Za-z]{4}\b/) {
            // One word in thirty-one of twelve letters has the right sum.
            guard let reference = Reference(String(match.output.0)), !found.contains(reference), match.output.0.contains(where: \.isNumber) else {
                continue
            }
            found.append(reference)
            if found.count == count { break }
        }
        return found
    }
}
