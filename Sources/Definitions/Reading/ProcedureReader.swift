import Core
import Law
import Yams

/// Reads a procedure file. It never stops at the first fault: what can be read is read, and everything that is wrong is told.
struct ProcedureReader {
    /// As much of the procedure as could be read; `nil` when the file is not even a list of keys with a `procedure`.
    let definition: ProcedureDefinition?
    let log: FaultLog

    init(_ yaml: String, isTypeset: Bool = false) {
        do throws(FileFault) { self.init(try YAMLSource.tree(yaml), isTypeset: isTypeset) } catch { self.init(error) }
    }

    init(_ root: Node, isTypeset: Bool = false) {
        log = FaultLog()
        definition = Entry(root, path: "", depth: 0, log: log, isTypeset: isTypeset).mapping?.definition
    }

    /// Nothing could be read.
    private init(_ fault: FileFault) {
        log = FaultLog()
        log.note("", line: fault.line, column: fault.column)
        log.add(fault.message, at: "")
        definition = nil
    }
}

extension Mapping {
    static let procedureKeys = [
        "procedure", "title", "summary", "theme", "moments", "keywords", "audience", "unit", "sector", "external", "free", "fee", "delay", "channels",
        "description", "who", "notices", "knowledge", "silence", "retention", "legal", "data", "remedy", "permit", "act", "parents", "proof",
        "pieces", "form", "workflow", "templates", "tests",
    ]

    fileprivate var definition: ProcedureDefinition? {
        refuseKeys(besides: Self.procedureKeys)
        guard let slug = required("procedure")?.slug else { return nil }
        var definition = ProcedureDefinition(slug: slug)
        readPresentation(into: &definition)
        readTexts(into: &definition)
        readRules(into: &definition)
        definition.pieces = entry("pieces")?.pieces ?? []
        definition.form = entry("form")?.form
        if let read = entry("workflow")?.workflow { (definition.workflow, definition.actionConditions) = (read.workflow, read.conditions) }
        definition.templates = entry("templates")?.templates ?? ProcedureTemplates()
        definition.tests = entry("tests")?.trials ?? []
        return definition
    }

    private func readPresentation(into definition: inout ProcedureDefinition) {
        definition.title = text("title") ?? ""
        definition.summary = text("summary") ?? ""
        definition.theme = entry("theme")?.word()
        definition.moments = entry("moments")?.words() ?? []
        definition.keywords = texts("keywords")
        definition.audience = entry("audience")?.words() ?? []
        definition.unit = text("unit") ?? ""
        definition.sector = entry("sector")?.word()
        definition.external = entry("external")?.externalService
        definition.price = price
        definition.delay = text("delay") ?? ""
        definition.channels = entry("channels")?.channels ?? Channels()
    }

    private func readTexts(into definition: inout ProcedureDefinition) {
        definition.description = text("description") ?? ""
        definition.who = text("who") ?? ""
        definition.notices = entry("notices")?.items?.compactMap(\.notice) ?? []
        definition.knowledge = text("knowledge") ?? ""
    }

    private func readRules(into definition: inout ProcedureDefinition) {
        definition.silence = entry("silence")?.silence
        definition.retention = entry("retention")?.retention
        definition.legal = texts("legal")
        definition.data = entry("data")?.dataNotice
        definition.remedy = text("remedy")
        definition.permit = entry("permit")?.word()
        definition.act = entry("act")?.word()
        definition.otherParent = text("parents")
        definition.proof = entry("proof")?.neededProof
    }

    private var price: Price? {
        let isFree = entry("free")?.flag
        guard let fee = entry("fee") else { return isFree == true ? .free : nil }
        if isFree == true { fee.fault("definitions.file.freeAndFee") }
        return fee.text.map(Price.fee)
    }
}

extension Entry {
    var slug: ProcedureSlug? {
        guard let text else { return nil }
        if let slug = ProcedureSlug(text) { return slug }
        fault("definitions.file.expectedSlug")
        return nil
    }
}
