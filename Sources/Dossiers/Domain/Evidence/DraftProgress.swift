import Core
import Forms
import Foundation

/// How far the person has come: the furthest page that they were shown, and since when. Agents who enter a request fill everything on one page: they
/// are not counted.
extension Draft {
    /// The page was accepted.
    /// - Parameter next: the page that comes after, or ``FormFigures/checkPage``.
    mutating func pass(_ page: Page, next: String, in form: Form, at now: Date) -> [FormCount] {
        guard enteredBy == nil else { return [] }
        let count = passing(page.id, at: now)
        if form.rank(of: next) > form.rank(of: self.page) { (self.page, pageSince) = (next, now) }
        return [count]
    }

    /// The page was given back.
    func refusal(of page: Page, _ problems: [FieldProblem]) -> [FormCount] {
        guard enteredBy == nil else { return [] }
        let fields = Set(problems.compactMap { page.nameOfField(withInput: $0.field) }).sorted().prefix(FormCount.mostFields)
        return ([""] + fields).map { FormCount(version: procedureVersion, page: page.id, field: $0, measure: .refused) }
    }

    /// The request is sent, with these answers.
    func filing(_ answers: Answers, in form: Form, at now: Date) -> [FormCount] {
        guard enteredBy == nil else { return [] }
        let given = form.pages.flatMap { page in
            page.namesOfFilesGiven(in: answers).map { FormCount(version: procedureVersion, page: page.id, field: $0, measure: .given) }
        }
        return [passing(FormFigures.checkPage, at: now)] + given
    }

    /// The time is that of the furthest page only, from the moment it was first shown: so each draft is counted once on each page.
    private func passing(_ page: String, at now: Date) -> FormCount {
        let since = page == self.page ? pageSince : nil
        return FormCount(
            version: procedureVersion, page: page, measure: .passed(since.map { TimeSpent(seconds: now.timeIntervalSince($0)) }))
    }
}

extension Form {
    /// The places of the pages, the check after them all; -1 for a page that the form does not have.
    fileprivate func rank(of page: String) -> Int {
        page == FormFigures.checkPage ? pages.count : pages.firstIndex { $0.id == page } ?? -1
    }

    /// The page and the name, for the counters, of the field of an input: `children.first_name` for `children.0.first_name`.
    func place(ofInput input: String) -> (page: String, field: String)? {
        for page in pages {
            if let name = page.nameOfField(withInput: input) { return (page.id, name) }
        }
        return nil
    }
}

extension Page {
    /// Only names that the form itself has: what came with a request is never written into a counter.
    fileprivate func nameOfField(withInput input: String) -> String? {
        let parts = input.split(separator: ".").map(String.init)
        guard let first = parts.first, let field = fields.first(where: { $0.id == first }) else { return nil }
        guard parts.count > 2, Int(parts[1]) != nil, case .block(let rule) = field.kind, rule.fields.contains(where: { $0.id == parts[2] }) else {
            return field.id
        }
        return "\(field.id).\(parts[2])"
    }

    fileprivate func namesOfFilesGiven(in answers: Answers) -> [String] {
        fields.filter(\.takesFiles).flatMap { field -> [String] in
            switch (field.kind, answers[field.id]) {
            case (.block(let rule), .rows(let rows)?):
                rule.fields.filter { child in child.takesFiles && rows.contains { $0.hasFiles(child.id) } }.map { "\(field.id).\($0.id)" }
            default: answers.hasFiles(field.id) ? [field.id] : []
            }
        }
    }
}

extension Answers {
    fileprivate func hasFiles(_ field: String) -> Bool { if case .list(let files)? = values[field] { !files.isEmpty } else { false } }
}
