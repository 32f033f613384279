/// Who may do what under each measure of protection. Verified articles, and an interpretation of each municipal act: **to be validated once by counsel**.
///
/// The judgment prevails over the type of the measure (C. civ. 447, 471, 473, 494-6): this table is where one starts, not what a judge decided.
public enum PermissionTable {
    public static func profile(for act: ProtectedAct, under measure: ProtectionMeasure) -> PermissionProfile {
        profiles[act]?[measure] ?? .unlisted
    }

    private static let profiles = rows.mapValues { row in
        Dictionary(
            uniqueKeysWithValues: zip(
                ProtectionMeasure.allCases, row.split(separator: " ").map { PermissionProfile(rawValue: String($0)) ?? .unlisted }))
    }

    /// One column per measure, in the order of `ProtectionMeasure`. Articles of the code civil unless another is named.
    private static let rows: [ProtectedAct: String] = [
        // SJ CS CR TU HFR HFA MPFN MPFS MAJ
        .consultOwnFile: "P   P   P   P   P   P   P   P   P",  // 415, 457-1
        .ownSignIn: "P   P   P   P   P   P   P   P   P",  // DDD 2019, 2022
        .informationOrParticipation: "P   P   P   P|R P|R P   P|R P|R P",  // 415, 459
        .strictlyPersonal: "X   X   X   X   X   X   X   X   X",  // 458
        .vote: "X   X   X   X   X   X   X   X   X",  // C. élect. L11, L72-1
        .changeOfName: "P   P   P   P   P   P   P   P   P",  // 60, 61-3-1
        .marriage: "P   P   P   P   P   P   P   P   P",  // 460
        .pacsDeclaration: "P   P   P   P   P   P   P   P   P",  // 461, 462
        .pacsConvention: "P   PA  PA  PA  S   S   P   P   P",  // 461, 462
        .residence: "P   P   P   P   P   P   P   P   P",  // 459-2
        .decisionOnThePerson: "P   P   P   P   P   P   P   P   P",  // 459
        .ownCivilStatusRecord: "P   P   P   P|R S   P   P|R P   P",  // décret 2017-890
        .benefitOrRegistration: "P   P   P   R   R   P   P|R P|R P",  // 467, 488, 494-8, 504
        .bankDetails: "P   P   R   R   R   P   P|R P|R S",  // 427, 468, 472, 498, 495-7
        .onlinePayment: "P   P   P|R R   R   P   P|R P|R P",  // 472, 473
        .onerousDisposal: "P   PA  PA  RJ  R   PA  R   RJ  P",  // 467, 490, 493, 494-6, 505
        .freeDisposal: "P   PA  PA  RJ  RJ  PA  RJ  RJ  P",  // 470, 476, 490, 494-6
        .disposalOfTheHome: "P   PJ  PJ  RJ  RJ  PJ  RJ  RJ  P",  // 426
        .urbanPlanning: "P   P   P   R   R   P   P|R P|R P",  // C. urb. R*423-1
        .administrativeAppeal: "P   P   P   R   R   P   P|R P|R P",  // 459, 468, 504
        .addresseeOfDecisions: "P   P   P   R   R   P   P|R P|R P",  // 457-1, 467
        .consentAndDataRights: "P   P   P   P|R P|R P   P|R P|R P",  // 457-1, 459
        .appointingAHelper: "P   P   P   R   S   P   P   P   P",  // 473, 474
        .futureProtectionMandate: "P   PA  PA  N   N   N   P   P   P",  // 477, 494-8
    ]
}
