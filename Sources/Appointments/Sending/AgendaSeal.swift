import Secrets

extension SecretSeal: PasswordSeal {}
