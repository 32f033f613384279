import Core

/// Goes through a form in order, and remembers the fields it met. What it looks for is in the extensions beside.
struct FaultSearch {
    private(set) var faults: [FormFault] = []
    /// The fields met so far outside blocks, and in the block being looked at.
    var met: [String: Field] = [:]
    var metInRow: [String: Field] = [:]
    /// Every field there is, to tell a field that comes too late from one that does not exist.
    var all: [String: Field] = [:]
    /// What shows each field met so far, but for those that are always shown.
    var shownWhen: [String: Condition] = [:]
    private var roles: Set<FieldRole> = []

    mutating func report(_ path: String, _ code: FormFault.Code, _ arguments: [String: String] = [:]) {
        faults.append(FormFault(path, code, arguments))
    }

    mutating func look(at form: Form) {
        if form.pages.isEmpty { report("pages", .noPage) }
        let count = form.fields.reduce(0) { $0 + 1 + $1.children.count }
        if count > Form.mostFields { report("pages", .tooManyFields, ["count": String(count), "most": String(Form.mostFields)]) }
        all = Dictionary(form.fields.map { ($0.id, $0) }) { first, _ in first }
        var ids: Set<String> = []
        for (index, page) in form.pages.enumerated() {
            let path = "pages[\(index)]"
            if !ids.insert(page.id).inserted { report(path, .duplicatePage, ["id": page.id]) }
            look(at: page, path)
        }
        lookForCircles(form)
    }

    private mutating func look(at page: Page, _ path: String) {
        if !Self.isIdentifier(page.id, dashes: true) { report("\(path).id", .illFormedId, ["id": page.id]) }
        lookAtText(page.title, "\(path).title", longest: 200)
        if let introduction = page.introduction { lookAtText(introduction, "\(path).introduction", longest: 5_000) }
        if page.fields.isEmpty { report(path, .pageWithoutField) }
        if let condition = page.condition { look(at: condition, "\(path).when") }
        lookAtSections(page.fields, path)
        for (index, field) in page.fields.enumerated() { look(at: field, "\(path).fields[\(index)]", on: page) }
    }

    private mutating func look(at field: Field, _ path: String, on page: Page) {
        lookAtSelf(field, path)
        if met[field.id] != nil { report("\(path).id", .duplicateId, ["id": field.id]) }
        let around = [page.condition].compactMap(\.self)
        if let condition = field.condition { look(at: condition, "\(path).when", inside: around) }
        if let role = field.role {
            if !roles.insert(role).inserted { report("\(path).role", .roleTwice, ["role": role.rawValue]) }
            if !role.suits(field.kind) { report("\(path).role", .roleMismatch, ["role": role.rawValue]) }
        }
        if case .block(let rule) = field.kind { lookAtRow(rule, path, inside: around + [field.condition].compactMap(\.self)) }
        met[field.id] = field
        note(field, shownBy: around)
    }

    private mutating func note(_ field: Field, shownBy around: [Condition]) {
        let conditions = around + [field.condition].compactMap(\.self)
        shownWhen[field.id] = conditions.isEmpty ? nil : .all(conditions)
    }

    private mutating func lookAtRow(_ rule: BlockRule, _ path: String, inside around: [Condition]) {
        let (outside, shownOutside) = (all, shownWhen)
        for child in rule.fields { all[child.id] = child }
        for (index, child) in rule.fields.enumerated() {
            let path = "\(path).fields[\(index)]"
            lookAtSelf(child, path)
            if metInRow[child.id] != nil { report("\(path).id", .duplicateId, ["id": child.id]) }
            if let condition = child.condition { look(at: condition, "\(path).when", inside: around) }
            if child.role != nil { report("\(path).role", .roleInBlock) }
            if case .block = child.kind { report(path, .blockInBlock) }
            metInRow[child.id] = child
            note(child, shownBy: [])
        }
        metInRow = [:]
        (all, shownWhen) = (outside, shownOutside)
    }

    /// What can be told of a field without its surroundings, its computation excepted.
    private mutating func lookAtSelf(_ field: Field, _ path: String) {
        if !Self.isIdentifier(field.id, dashes: false) { report("\(path).id", .illFormedId, ["id": field.id]) }
        lookAtText(field.label, "\(path).label", longest: 500)
        if let hint = field.hint { lookAtText(hint, "\(path).hint", longest: 1_000) }
        if let reason = field.reason { lookAtText(reason, "\(path).reason", longest: 1_000) }
        lookAtKind(of: field, path)
    }

    /// A letter, then letters, digits and underscores; 60 at most.
    static func isIdentifier(_ text: String, dashes: Bool) -> Bool {
        guard (1...60).contains(text.utf8.count), let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || 0x30...0x39 ~= $0 || $0 == 0x5F || (dashes && $0 == 0x2D) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }
}

extension Field {
    var children: [Field] { if case .block(let rule) = kind { rule.fields } else { [] } }
}

extension FieldRole {
    func suits(_ kind: FieldKind) -> Bool {
        switch (self, kind) {
        case (.civility, .civility), (.civility, .choice), (.firstName, .text), (.lastName, .text), (.organisationName, .text): true
        case (.birthDate, .date), (.email, .email), (.phone, .phone), (.address, .address): true
        // Born abroad, one writes a town that no list has: some forms ask it as a text.
        case (.birthCommune, .commune), (.birthCommune, .text), (.birthCountry, .country): true
        default: false
        }
    }
}
