import Core

/// A script in a file of its own, read and judged against the procedure that it tries.
public struct TrialFile: Sendable {
    /// `nil` when the file cannot be a script at all.
    public let script: TrialScript?
    /// Everything to mend, in the order of the lines.
    public let faults: [FileFault]

    /// - Parameter text: YAML, of which JSON is a part.
    public init(_ text: String, trying definition: ProcedureDefinition) {
        let log = FaultLog()
        var script: TrialScript?
        do throws(FileFault) {
            script = Entry(try YAMLSource.tree(text), path: "", depth: 0, log: log, isTypeset: false).trialScript
        } catch {
            log.note("", line: error.line, column: error.column)
            log.add(error.message, at: "")
        }
        for fault in script?.faults(in: definition) ?? [] { log.add(fault.message, at: fault.field) }
        self.script = script
        faults = log.faults.sorted { ($0.line, $0.column, $0.field) < ($1.line, $1.column, $1.field) }
    }
}

extension ProcedureFile {
    /// What must be mended before the procedure can be tried: a draft that lacks other things can.
    public var faultsAgainstTrial: [FileFault] {
        guard let definition, definition.form != nil, definition.workflow != nil else { return faults }
        return faults.filter { fault in
            fault.severity == .error && ["form", "workflow", "pieces", "silence"].contains { fault.isIn($0) }
        }
    }
}
