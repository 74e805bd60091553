package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.VersionValue;

/** Tells codes whose values may be versions. */
final class Versions {
    private Versions() {}

    static boolean mayBe(Code code) {
        if (code instanceof Code.Constant constant) {
            return constant.value() instanceof VersionValue;
        }
        if (code instanceof Code.Read read) {
            return read.variable().type().present().equals(Type.VERSION);
        }
        if (code instanceof Code.ReadParameter parameter) {
            return parameter.parameter().type().present().equals(Type.VERSION);
        }
        if (code instanceof Code.Call call) {
            return call.function().name().equals("parseVersion");
        }
        if (code instanceof Code.CallFunction call) {
            return call.function().result().present().equals(Type.VERSION);
        }
        return false;
    }
}
