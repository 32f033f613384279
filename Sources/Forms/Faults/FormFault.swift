import Core

/// Something that must be mended before a form is published.
public struct FormFault: Sendable, Equatable {
    /// Where, in the terms of the procedure file: `pages[1].fields[3].when.all[0]`.
    public let path: String
    public let code: Code

    /// What is wrong and what to do, for the person who writes the form.
    public let message: UserMessage

    init(_ path: String, _ code: Code, _ arguments: [String: String] = [:]) {
        self.path = path
        self.code = code
        message = UserMessage("forms.fault.\(code.rawValue)", arguments)
    }

    public enum Code: String, Sendable, CaseIterable {
        // The form as a whole.
        case noPage, pageWithoutField, tooManyFields
        // Identifiers.
        case illFormedId, duplicateId, duplicatePage
        // Texts.
        case blankText, longText
        // Rules of one kind.
        case reversedBounds, badBound, noOption, duplicateOption, illFormedOption, badFileRule, badBlockRule, fileWithoutPiece
        // Blocks, headings, roles.
        case blockInBlock, badSection, skippedSection, roleTwice, roleInBlock, roleMismatch
        // Conditions.
        case emptyCondition, unknownField, laterField, incompatibleTest, badOperand, unknownOption, neverHolds, neverShown
        // Computed values.
        case notANumber, notABlock, notADate, circular
    }
}

extension Form {
    /// How many fields a form may have, those of blocks included.
    public static let mostFields = 400

    /// Everything wrong in the form itself, in its order. An empty list is needed to publish it.
    public func faults() -> [FormFault] {
        var search = FaultSearch()
        search.look(at: self)
        return search.faults
    }
}
