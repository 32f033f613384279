import Core

extension Entry {
    private static let expectationKeys = ["status", "message", "document", "deadline", "refused"]

    /// A list; one expectation alone is a list of one.
    var expectations: [TrialExpectation]? {
        isMapping ? expectation.map { [$0] } : items?.compactMap(\.expectation)
    }

    private var expectation: TrialExpectation? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["on"] + Self.expectationKeys)
        let day = mapping.entry("on")?.day
        let written = mapping.entries.filter { Self.expectationKeys.contains($0.key) && !$0.entry.isBlank }
        guard written.count == 1, let (name, entry) = written.first else {
            fault("definitions.trial.expectedOneThing", ["known": Self.expectationKeys.joined(separator: ", ")])
            return nil
        }
        return entry.thing(name).map { TrialExpectation($0, on: day) }
    }

    private func thing(_ name: String) -> TrialExpectation.Thing? {
        switch name {
        case "status": text.map(TrialExpectation.Thing.status)
        case "message": text.map(TrialExpectation.Thing.message)
        case "document": text.map(TrialExpectation.Thing.document)
        case "deadline": word(of: TrialDeadline.Kind.self).map(TrialExpectation.Thing.deadline)
        default: text.map(TrialExpectation.Thing.refused)
        }
    }
}
