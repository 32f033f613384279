import Core

/// A procedure file, read and judged.
public struct ProcedureFile: Sendable {
    /// As much as could be read; `nil` when the file cannot be a procedure at all.
    public let definition: ProcedureDefinition?
    /// Everything to mend, in the order of the lines.
    public let faults: [FileFault]

    /// - Parameter units: the keys of the units that the town maps to its own.
    public init(_ yaml: String, units: Set<String> = ProcedureDefinition.shippedUnits) { self.init(ProcedureReader(yaml), units) }

    private init(_ reader: ProcedureReader, _ units: Set<String>) {
        definition = reader.definition
        if let definition { Self.judge(definition, units, into: reader.log) }
        faults = reader.log.faults.sorted { ($0.line, $0.column, $0.field) < ($1.line, $1.column, $1.field) }
    }

    /// What is wrong to read is told once: it is not also missing.
    private static func judge(_ definition: ProcedureDefinition, _ units: Set<String>, into log: FaultLog) {
        var faults = definition.textFaults(units) + definition.channelFaults + definition.ruleFaults + definition.dataFaults + definition.pieceFaults
        // A form or a workflow that was not read whole has other fields at other places than the file.
        if !log.hasFault(in: "form"), !log.hasFault(in: "workflow") {
            faults += definition.formFaults + definition.readingFaults
            if !log.hasFault(in: "templates") { faults += definition.templateFaults }
        }
        let told = log.misspelled.union(log.faults.map(\.field))
        for fault in faults where !told.contains(where: { Self.isTold(fault.field, by: $0) }) {
            log.add(fault.message, at: fault.field, fault.severity)
        }
        judgeTests(definition, into: log)
    }

    /// Trials that speak of what the procedure does not have are told so; the others are played, when the procedure itself stands.
    private static func judgeTests(_ definition: ProcedureDefinition, into log: FaultLog) {
        guard !definition.tests.isEmpty, !log.hasError(in: "form"), !log.hasError(in: "workflow"), !log.hasError(in: "tests") else { return }
        let unknown = definition.tests.enumerated().flatMap { rank, test in
            test.script.faults(in: definition).map {
                PublicationFault(field: "tests[\(rank)].\($0.field)", severity: $0.severity, message: $0.message)
            }
        }
        for fault in unknown.isEmpty ? definition.trialFaults() : unknown { log.add(fault.message, at: fault.field, fault.severity) }
    }

    /// A file and its tree, read once: for who changes it and is told what is wrong.
    /// - Throws: the reason why it has no tree.
    public static func withTree(_ yaml: String, units: Set<String>) throws(FileFault) -> (file: ProcedureFile, tree: FileTree) {
        let root = try YAMLSource.tree(yaml)
        return (ProcedureFile(ProcedureReader(root), units), try FileTree(root))
    }

    /// The procedure as its author wrote it, not judged.
    public static func written(_ yaml: String) -> ProcedureDefinition? { ProcedureReader(yaml).definition }

    /// The procedure as its pages show it: with the no-break spaces of French texts, whatever its author typed.
    public static func shown(_ yaml: String) -> ProcedureDefinition? { ProcedureReader(yaml, isTypeset: true).definition }

    /// A fault inside one of the file's parts may have made the whole part unreadable; one inside a piece says nothing of its legal basis.
    private static func isTold(_ field: String, by told: String) -> Bool {
        field == told || field.hasPrefix(told + ".") || (!field.contains(".") && told.hasPrefix(field + "."))
    }
}
