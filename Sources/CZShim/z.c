#include "czshim.h"
