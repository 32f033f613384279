import Core
import Law
import Scheduling

/// The computation of slots at the command line: JSON in, JSON out.
public enum AppointmentCases {
    /// - Throws: a ``CommandFault`` that names the case and the field.
    public static func slots(_ input: [UInt8]) throws -> String {
        do { return try SlotCases.answers(to: input).text } catch { throw CommandFault("admilib slots: \(error)") }
    }
}
