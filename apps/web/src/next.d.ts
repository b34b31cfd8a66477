// What Next knows of style sheets and its own modules, also where it has not written its own reference yet.
/// <reference types="next" />
/// <reference types="next/root-params" />
