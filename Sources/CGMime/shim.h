#pragma once
/* Nothing is imported from here: GObject's casts and type tests are macros, which Swift does not see. CGMimeShim has the functions. */
