import Core

/// A day as tests write it.
func date(_ text: String) -> LocalDate { LocalDate(text)! }
