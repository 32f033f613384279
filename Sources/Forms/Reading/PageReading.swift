import Core

/// Where answers are read: in what was just typed, or in what is stored, which is judged again as if it were typed.
enum Source {
    case typed(FormInput)
    case stored(Answers)

    var stored: Answers? { if case .stored(let answers) = self { answers } else { nil } }
}

/// Fields read in order, on a page or in a row of a block.
struct PageReading {
    var answers = Answers()
    var problems: [FieldProblem] = []
    /// Nothing at all was typed.
    var isBlank = true
}

extension Known {
    /// Reads fields in order, each only if what was read before shows it, and learns them.
    ///
    /// What is read replaces what `answers` holds of these fields.
    mutating func read(
        _ fields: [Field], in source: Source, prefix: String = "", accepting acceptance: Acceptance, replacing answers: Answers = Answers()
    ) -> PageReading {
        var page = PageReading(answers: answers)
        page.answers.values.reserveCapacity(answers.values.count + fields.count)
        for field in fields {
            if holds(field.condition) {
                read(field, in: source, prefix: prefix, accepting: acceptance, into: &page)
            } else {
                page.answers[field.id] = nil
            }
        }
        return page
    }

    private mutating func read(_ field: Field, in source: Source, prefix: String, accepting acceptance: Acceptance, into page: inout PageReading) {
        let name = prefix + field.id
        if field.kind.isAsked {
            let reading = reading(of: field, name: name, in: source, accepting: acceptance)
            page.isBlank = page.isBlank && reading.isBlank
            page.problems += reading.problems
            if reading.isBlank, let missing = field.missing(name, in: source) {
                page.problems += reading.startingPoints.isEmpty ? [missing] : reading.startingPoints
            }
            page.answers[field.id] = acceptance.accepted(reading, of: field)
        } else {
            page.answers[field.id] = stored(field, in: page.answers)
        }
        // What is stored shows and hides as it is, right or wrong: exactly what ``Form/settled(_:context:)`` goes by.
        learn(source.stored.map { stored(field, in: $0, name: name) } ?? page.answers[field.id], of: field)
    }

    private func reading(of field: Field, name: String, in source: Source, accepting acceptance: Acceptance) -> Reading {
        switch source {
        case .typed(let input): FieldReader(field: field, name: name, input: input, known: self, acceptance: acceptance).reading()
        case .stored(let answers): rereading(field, name: name, answers)
        }
    }

    /// A stored answer is good when typing it again would give it back.
    private func rereading(_ field: Field, name: String, _ answers: Answers) -> Reading {
        let stored = answers[field.id].flatMap { $0.isEmpty ? nil : $0 }
        let input = stored.flatMap { field.canonicalInput($0, name: name) } ?? FormInput()
        let reader = FieldReader(field: field, name: name, input: input, known: self)
        switch field.kind {
        case .file, .photo: return reader.reading()
        case .block(let rule): return reader.rows(of: rule, .stored(answers))
        default:
            // The list of communes changes: a code that it lost stays good, and so does a name that it now knows.
            if field.kind == .commune, case .text(let text) = stored, InseeCode(text) != nil { return .text(text) }
            let reading = reader.reading()
            if field.kind == .commune { return reading }
            return reading.answer == stored || !reading.problems.isEmpty ? reading : reader.refused(Unreadable("forms.again"))
        }
    }
}
