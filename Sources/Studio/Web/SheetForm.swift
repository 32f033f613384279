import Core
import Definitions
import Forms
import Web

/// The questions of a sheet as a form, filled with what the file has; under each, what is wrong with it.
struct SheetForm {
    let studio: StudioVisit
    let sheet: Sheet
    /// Where the sheet stands in the file.
    let place: FilePath
    let action: String
    let boxes: SheetBoxes
    /// Whether the page shows what is being written: see `preview.js`.
    let isLive: Bool
    /// More questions, before the button.
    let inside: HTML?
    let extra: HTML?

    /// - Parameter boxes: what is being written, when it is not what is saved.
    init(
        _ studio: StudioVisit, _ sheet: Sheet, at place: FilePath, action: String, boxes: SheetBoxes? = nil, live: Bool = false, inside: HTML? = nil,
        extra: HTML? = nil
    ) {
        (self.studio, self.sheet, self.place, self.action, self.extra) = (studio, sheet, place, action, extra)
        (isLive, self.inside) = (live, inside)
        self.boxes = boxes ?? sheet.boxes(of: studio.tree[place] ?? .mapping([]))
    }

    var html: HTML {
        """
        \(summary?.html)
        <form method="post" action="\(action)" novalidate\(if: isLive, " data-preview")>\(studio.visit.visit.formToken)\(place.isEmpty ? nil : studio.seen(place))
        \(sheet.entries.map(input))
        \(inside)
        <div class="actions">\(Button(words("studio.save")))</div>
        </form>
        \(extra)
        """
    }

    private var words: Words { studio.words }

    private var summary: ErrorSummary? {
        let lines = sheet.entries.compactMap { entry in fault(entry).map { ErrorSummary.Line(href: "#" + entry.name, text: $0) } }
        return lines.isEmpty ? nil : ErrorSummary(lines, words: words, title: words.count(lines.count, "studio.sheet.faults"))
    }

    private func path(_ entry: Sheet.Entry) -> String { FilePath(place.steps + entry.key.steps).description }

    /// What stops the publication comes before advice.
    private func fault(_ entry: Sheet.Entry) -> String? {
        let faults = studio.faults(in: path(entry)).filter { isOwn($0.field, entry) } + lacking(entry)
        return (faults.first { $0.severity != .warning } ?? faults.first).map { words($0.message) }
    }

    /// What is said of a whole that is not there (« retention ») is told at the first question of it.
    private func lacking(_ entry: Sheet.Entry) -> [FileFault] {
        studio.told.filter { fault in
            let isInside = place.steps.isEmpty || fault.field.hasPrefix(place.description)
            return isInside && !fault.field.isEmpty && sheet.entries.first { path($0).hasPrefix(fault.field + ".") }?.name == entry.name
        }
    }

    /// A fault of a place inside another question of the sheet is told there.
    private func isOwn(_ field: String, _ entry: Sheet.Entry) -> Bool {
        !sheet.entries.contains { other in
            let path = self.path(other)
            return path.count > self.path(entry).count && (field == path || field.hasPrefix(path + "."))
        }
    }

    private func input(_ entry: Sheet.Entry) -> HTML {
        let key = "studio.sheet.\(sheet.name).\(entry.name)"
        let question = Question(
            entry.name, words(key), words, hint: entry.name == "statistical" ? counted : words.has(key + ".hint") ? words(key + ".hint") : nil,
            error: fault(entry))
        let value = boxes.first(entry.name)
        switch entry.kind {
        case .line: return TextInput(question, value: value).html
        case .day: return TextInput(question, InputTraits(type: "date", isSpelled: false, width: 20), value: value).html
        case .number: return TextInput(question, .whole, value: value).html
        case .lines, .list: return TextArea(question, value: value, rows: 4).html
        case .letter: return TextArea(question, value: value, rows: 18).html
        case .options, .linkedOptions: return TextArea(question, value: value, rows: 6).html
        case .flag: return TickBox(question, value: "true", isTicked: value == "true").html
        case .word(let known): return word(question, entry, known, value)
        case .words(let known):
            return Checkboxes(question, options: known.map { ChoiceOption($0, label(entry, $0)) }, selected: Set(boxes.all(entry.name))).html
        case .delay(let units): return delay(question, entry, units, value)
        case .reference(let reference):
            let options = [ChoiceOption("", words("studio.none"))] + references(reference, keeping: value)
            return SelectInput(question, options: options, selected: value).html
        case .carried: return CarriedAnswers(studio: studio, question: question, boxes: boxes, fault: fault(entry)).html ?? HTML()
        case .references(let reference):
            return Checkboxes(question, options: references(reference), selected: Set(boxes.all(entry.name))).html
        case .condition: return ConditionInput(studio: studio, name: entry.name, boxes: boxes, before: place, fault: fault(entry)).html
        }
    }

    /// What statistics count of this question, once it is ticked. A request may have several rows of a block: none of them is counted.
    private var counted: String {
        let kind = FieldKindName(rawValue: studio.tree[place]?.string("kind") ?? "")
        let isOfRow = place.description.split(separator: ".").count { $0.hasPrefix("fields") } > 1
        return words("studio.sheet.field.counting.\((isOfRow ? .uncounted : kind?.counting ?? .uncounted).rawValue)")
    }

    private func word(_ question: Question, _ entry: Sheet.Entry, _ known: [String], _ value: String) -> HTML {
        // A button that was chosen cannot be let go: where nothing is an answer too, it has its own.
        let nothing = "studio.word.\(entry.name).none"
        let options =
            (words.has(nothing) && !known.contains("none") ? [ChoiceOption("", words(nothing))] : [])
            + known.map { ChoiceOption($0, label(entry, $0)) }
        if known.count <= 4 { return Radios(question, options: options, selected: value).html }
        return SelectInput(question, options: [ChoiceOption("", words("studio.none"))] + options, selected: value).html
    }

    private func delay(_ question: Question, _ entry: Sheet.Entry, _ units: [String], _ value: String) -> HTML {
        let options = units.map { ChoiceOption($0, words("studio.word.unit.\($0)")) }
        return """
            <div class="pair">\(TextInput(question, .whole, value: value))\
            \(SelectInput(Question(entry.name + ".unit", words("studio.sheet.unit"), words), options: options, selected: boxes.first(entry.name + ".unit")))</div>
            """
    }

    /// What a word of the file means, in words.
    private func label(_ entry: Sheet.Entry, _ value: String) -> String {
        switch entry.name {
        case "theme": words("procedures.theme.\(value)")
        case "moments": words("procedures.moment.\(value)")
        case "audience": words("procedures.audience.\(value)")
        case "act": words("mandates.protectedAct.\(value)")
        default: words("studio.word.\(entry.name).\(value)")
        }
    }

    /// - Parameter value: what is written now, which saving the page must not change.
    private func references(_ reference: EntryKind.Reference, keeping value: String = "") -> [ChoiceOption] {
        switch reference {
        case .unit: studio.units.map { ChoiceOption($0.key, $0.name) }
        case .piece: (studio.tree["pieces"]?.members ?? []).map { ChoiceOption($0.key, $0.value.string("label")) }
        case .status: named("statuses")
        case .action: named("actions")
        case .mail: TemplateNames.offered(.mail, in: studio.tree).map { ChoiceOption($0, TemplateNames.label($0, .mail, in: studio.tree, words)) }
        case .paper: TemplateNames.offered(.paper, in: studio.tree).map { ChoiceOption($0, TemplateNames.label($0, .paper, in: studio.tree, words)) }
        case .procedure:
            studio.procedures.map { ChoiceOption($0.slug, $0.title) }
                + (value.isEmpty || studio.procedures.contains { $0.slug == value } ? [] : [ChoiceOption(value, value)])
        }
    }

    private func named(_ list: String) -> [ChoiceOption] {
        (studio.tree["workflow"]?[list]?.items ?? []).map { ChoiceOption($0.string("key"), $0.string("label")) }
    }
}
