/// The job that makes the State's engine know what we know of an appointment's pre-application numbers.
public enum NationalDeclaration {
    public static let jobKind = "appointment.national"
}
