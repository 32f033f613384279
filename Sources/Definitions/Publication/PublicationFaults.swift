import Core

extension ProcedureDefinition {
    /// The keys of units that the shipped procedures use (`docs/procedures.md`, Units).
    public static let shippedUnits: Set<String> = [
        "etat-civil", "citoyennete", "accueil", "guichet-unique", "urbanisme", "technique", "ccas",
    ]

    /// Everything that stops its publication, and what could be better.
    /// - Parameter knownUnits: the units that the town maps to its own.
    public func publicationFaults(knownUnits: Set<String> = shippedUnits) -> [PublicationFault] {
        textFaults(knownUnits) + channelFaults + ruleFaults + dataFaults + pieceFaults + formFaults + templateFaults + readingFaults
    }

    /// All but what asks for a whole form.
    func textFaults(_ knownUnits: Set<String>) -> [PublicationFault] {
        missingTexts + placeFaults(knownUnits) + (price == nil ? [.error("free", "noPrice")] : []) + textWarnings
    }

    private var missingTexts: [PublicationFault] {
        [("title", title), ("summary", summary), ("description", description)].filter { $0.1.isEmpty }.map { .error($0.0, "noText.\($0.0)") }
    }

    private func placeFaults(_ knownUnits: Set<String>) -> [PublicationFault] {
        var faults: [PublicationFault] = []
        if theme == nil { faults.append(.error("theme", "noTheme")) }
        if sector == nil { faults.append(.error("sector", "noSector")) }
        if !knownUnits.contains(unit) {
            faults.append(
                .error("unit", unit.isEmpty ? "noUnit" : "unknownUnit", ["unit": unit, "known": knownUnits.sorted().joined(separator: ", ")]))
        }
        return faults
    }

    private var textWarnings: [PublicationFault] {
        var faults: [PublicationFault] = []
        if title.count > 80 { faults.append(.warning("title", "longTitle")) }
        if summary.count > 160 { faults.append(.warning("summary", "longSummary", ["count": "\(summary.count)"])) }
        if keywords.isEmpty { faults.append(.warning("keywords", "noKeyword")) }
        if audience.isEmpty { faults.append(.warning("audience", "noAudience")) }
        if delay.isEmpty { faults.append(.warning("delay", "noDelay")) }
        if who.isEmpty { faults.append(.warning("who", "noWho")) }
        if knowledge.isEmpty { faults.append(.warning("knowledge", "noKnowledge")) }
        return faults
    }

    var channelFaults: [PublicationFault] {
        var faults: [PublicationFault] = []
        if channels.online == nil { faults.append(.error("channels.online", "noOnline")) }
        if channels.phone?.isEmpty ?? true { faults.append(.error("channels.phone", "noPhone")) }
        if channels.counter?.isEmpty ?? true { faults.append(.error("channels.counter", "noCounter")) }
        if channels.online == .external, external == nil { faults.append(.error("external", "noExternal")) }
        if channels.online == .here, external != nil { faults.append(.error("channels.online", "onlineIsExternal")) }
        return faults
    }
}
