import Core

/// A sentence of the catalogue whose arguments may be phrases too: « Question « Votre âge », sorte de réponse : nombre entier devient texte ».
public indirect enum Phrase: Sendable, Equatable {
    /// As it was written in a file.
    case text(String)
    /// A key of the catalogue, and its arguments.
    case words(String, [String: Phrase] = [:])

    public func string(_ words: Words) -> String {
        switch self {
        case .text(let text): text
        case .words(let key, let arguments): words(UserMessage(key, arguments.mapValues { $0.string(words) }))
        }
    }
}
